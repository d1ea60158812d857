"use strict";
// What else could be asked, when nothing is found: words of the archive that look like those of the query, names that look like
// those a filter does not know, and the same words without what narrows them.

var pressmark = pressmark || {};

{
  const { say, element, link, listed } = pressmark;

  /** A sentence with links behind it; none where there are no links. @param {string} sentence @param {Node[]} links */
  const offered = (sentence, links) => (links.length ? [element("span", {}, sentence, " ", ...listed(links), "?")] : []);

  /**
   * @param {any} index  a pressmark.Index @param {any} asked  text and filters @param {any} answer  without results
   * @returns {Promise<Node[]>}
   */
  pressmark.advice = async (index, { text, filters }, { query }) => {
    await pressmark.need("facets");
    const words = [];
    for (const { words: some, presence, common, pattern } of query.clauses) {
      if (presence === "not" || common || pattern) continue;
      for (const word of some) {
        const near = (await pressmark.near(index, word)).filter((other) => other !== word.toLowerCase());
        const instead = (/** @type {string} */ other) => text.toLowerCase().replace(word.toLowerCase(), () => other);
        words.push(...near.map((other) => link({ q: instead(other) }, other)));
      }
    }
    const names = query.filters.flatMap(({ key, values }) =>
      values
        .filter(({ names }) => !names.length)
        .flatMap(({ asked, near }) => {
          const others = [filters[key] || []].flat().filter((each) => each !== asked);
          const rest = text.replace(`${key}:"${asked}"`, "").replace(`${key}:${asked}`, "").trim();
          return offered(say("unknown", asked), near.map((name) => link({ q: rest, [key]: [...others, name] }, name)));
        }),
    );
    const nothing = Object.fromEntries(Object.keys(filters).map((key) => [key, []]));
    const wider = text && Object.keys(filters).length ? [element("span", {}, link(nothing, say("wider")), ".")] : [];
    return [...offered(say("near"), words), ...names, ...wider];
  };
}
