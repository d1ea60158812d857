"use strict";
// Entries of the registers: which articles are in which, and what a name or any other spelling of it means.

var pressmark = pressmark || {};

{
  const SUGGESTED = 3;
  const TOO_MANY = 20; // names that all have a word; more than that say nothing

  /**
   * @typedef {{name: string, address: string, spellings: string[], row: string}} Entry
   */

  /** @param {string[]} line @returns {Entry} */
  const entry = ([name, address, spellings, row]) => ({ name, address, spellings: spellings ? spellings.split("|") : [], row });

  /** The articles of an entry, by number. @param {Entry} entry @returns {number[]} */
  pressmark.articles = ({ row }) => {
    let article = -1;
    return pressmark.numbers(row).map((gap) => (article += 1 + gap));
  };

  /** Where the entries of a kind are. @param {any} index @param {string} kind @returns {Promise<[string, string][]>} */
  const stretches = async ({ manifest }, kind) => {
    const mark = manifest.entries[kind];
    return mark ? pressmark.piece(`list-${kind}-${mark}`) : [];
  };

  /** All entries of a kind, by name. @param {any} index @param {string} kind @returns {Promise<Entry[]>} */
  pressmark.entries = async (index, kind) => {
    const listed = await stretches(index, kind);
    const pieces = await Promise.all(listed.map(([, mark]) => index.lines(`entries-${kind}-${mark}`)));
    return pieces.flatMap((lines) => [...lines.values()].map(entry));
  };

  /** One entry, if there is one of that very name. @param {any} index @param {string} lead  "person/Ada Quill" @returns {Promise<Entry | null>} */
  pressmark.entry = async (index, lead) => {
    const [kind, name] = lead.split(/\/(.*)/s);
    const listed = await stretches(index, kind);
    const lines = listed.length ? await index.lines(`entries-${kind}-${listed[index.at(listed, name)][1]}`) : new Map();
    return lines.has(name) ? entry(lines.get(name)) : null;
  };

  /** An entry as if it were a word that stands once in the names of each of its articles. @param {any} index @param {string} lead */
  pressmark.named = async (index, lead) => {
    const articles = pressmark.articles(await pressmark.entry(index, lead));
    const field = index.fields.indexOf(lead.startsWith("outlet/") ? "paper" : "names");
    const only = (row) => index.fields.map((_, at) => (at === field ? row : []));
    return { articles: only(articles), times: only(articles.map(() => 1)), entered: Infinity };
  };

  /**
   * How many letters are to be changed, put in, taken out or exchanged.
   * @param {string} one @param {string} other
   * @param {number} [ending]  letters at the end of `one` that may be missing, at the price of half a letter
   */
  pressmark.distance = (one, other, ending = 0) => {
    const ours = [...one];
    const theirs = [...other];
    let shorter = Infinity;
    let above = [];
    let row = theirs.map((_, at) => at).concat(theirs.length);
    ours.forEach((letter, line) => {
      const next = [line + 1];
      theirs.forEach((wanted, at) => {
        let least = Math.min(next[at] + 1, row[at + 1] + 1, row[at] + (letter === wanted ? 0 : 1));
        if (line && at && letter === theirs[at - 1] && ours[line - 1] === wanted) least = Math.min(least, above[at - 1] + 1);
        next.push(least);
      });
      [above, row] = [row, next];
      if (line + 1 < ours.length && line + 1 + ending >= ours.length) shorter = Math.min(shorter, row[theirs.length] + 0.5);
    });
    return Math.min(shorter, row[theirs.length]);
  };

  const plain = (text) => pressmark.words(text).join(" ");

  /**
   * What a value of a filter means: the entries of that name, spelling or address; else those whose names have all its words.
   * @param {any} index @param {string} kind @param {string} value
   * @returns {Promise<{asked: string, names: string[], near: string[], entries: Entry[]}>}  near: names like it, where none is it
   */
  const resolved = async (index, kind, value) => {
    const exact = await pressmark.entry(index, `${kind}/${value}`);
    if (exact) return { asked: value, names: [value], near: [], entries: [exact] };
    const entries = await pressmark.entries(index, kind);
    await pressmark.breathe();
    const wanted = plain(value);
    const said = ({ name, spellings, address }) => [name, ...spellings, address.replace(/^.*\/|\.html$/g, "")].map(plain);
    const spelled = [];
    for (const entry of entries) {
      await pressmark.breathe();
      spelled.push({ entry, said: said(entry) });
    }
    let fits = wanted ? spelled.filter(({ said }) => said.includes(wanted)) : [];
    if (!fits.length && wanted) {
      const words = wanted.split(" ");
      fits = spelled.filter(({ said }) => said.some((name) => words.every((word) => ` ${name} `.includes(` ${word} `))));
      if (fits.length > TOO_MANY) fits = [];
    }
    const near = [];
    if (!fits.length && wanted.length < 100) {
      for (const { entry, said } of spelled) {
        await pressmark.breathe();
        const close = said.map((name) => (Math.abs(name.length - wanted.length) > 3 ? 9 : pressmark.distance(name, wanted)));
        const away = Math.min(...close);
        if (away <= Math.min(3, wanted.length / 3)) near.push({ name: entry.name, away, often: entry.row.length });
      }
    }
    near.sort((one, other) => one.away - other.away || other.often - one.often);
    return {
      asked: value,
      names: fits.map(({ entry }) => entry.name),
      near: near.slice(0, SUGGESTED).map(({ name }) => name),
      entries: fits.map(({ entry }) => entry),
    };
  };

  /**
   * Which articles the filters let in.
   * @param {any} index @param {any[]} filters  of pressmark.query
   * @returns {Promise<{test: (article: number) => boolean, filters: any[]}>}
   */
  pressmark.filtered = async (index, filters) => {
    const tests = [];
    const told = [];
    for (const { key, without, values } of filters) {
      const found = await Promise.all(values.map((value) => resolved(index, key, value)));
      const articles = new Set(found.flatMap(({ entries }) => entries.flatMap(pressmark.articles)));
      tests.push((article) => articles.has(article) !== without);
      told.push({ key, without, values: found.map(({ asked, names, near }) => ({ asked, names, near })) });
    }
    return { test: (article) => tests.every((test) => test(article)), filters: told };
  };

  /**
   * The names that a word begins to spell, in another way than their own.
   * @param {{clause: any, stem: string}[]} asked  the word and those that follow it
   * @param {string[]} leads  "sultan=place/Astana": what must follow, and where it leads
   */
  pressmark.spelled = (asked, leads) =>
    leads.flatMap((written) => {
      const [rest, lead] = written.split(/=(.*)/s);
      const further = rest ? rest.split(" ") : [];
      const here = asked.slice(0, 1 + further.length);
      const [{ clause }] = here;
      const fits = further.every((stem, at) => here[at + 1]?.stem === stem);
      const alike = here.every(({ clause: { presence, fields } }) => presence === clause.presence && fields === clause.fields);
      return fits && alike ? [{ clauses: [...new Set(here.map(({ clause }) => clause))], lead }] : [];
    });

  /**
   * The first and the last day each article may be of, since the year 1; 0 where none is known.
   * @param {any} index @returns {Promise<[number, number][]>}
   */
  pressmark.days = async ({ manifest }) => {
    const row = pressmark.numbers(await pressmark.piece(`days-${manifest.days}`));
    const days = [];
    let first = 0;
    for (let at = 0; at < row.length; at += 2) {
      first += row[at] % 2 ? -Math.floor(row[at] / 2) : row[at] / 2;
      days.push([first, first + row[at + 1]]);
    }
    return days;
  };

  /**
   * What other spellings lead to, for readers; of several words that lead to one entry, all that belong together.
   * @param {any} index @param {{clauses: any[], lead: string}[]} leads
   */
  pressmark.led = (index, leads) => {
    const longest = new Map();
    for (const each of leads) {
      if (each.clauses.length > (longest.get(each.lead)?.clauses.length || 0)) longest.set(each.lead, each);
    }
    return Promise.all(
      [...longest.values()].map(async ({ clauses, lead }) => {
        const { name, address } = await pressmark.entry(index, lead);
        return { asked: clauses.map(({ text }) => text).join(" "), kind: lead.split("/")[0], name, address };
      }),
    );
  };
}
