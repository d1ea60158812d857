"use strict";
// The stem of a Russian word, after the description of the Snowball stemmer (snowballstem.org, "Russian stemming algorithm").
// Held equal to the one of the package snowballstemmer by tests/browser/test_search.py.

var pressmark = pressmark || {};

{
  const LONGEST = 100; // letters; the same in words.py

  // In each table the longest ending that fits counts. Those of the first row need an а or я before them, which stays.
  const GERUND = [/(?:в|вши|вшись)$/, /(?:ив|ивши|ившись|ыв|ывши|ывшись)$/];
  const VERB = [
    /(?:ла|на|ете|йте|ли|й|л|ем|н|ло|но|ет|ют|ны|ть|ешь|нно)$/,
    /(?:ила|ыла|ена|ейте|уйте|ите|или|ыли|ей|уй|ил|ыл|им|ым|ен|ило|ыло|ено|ят|ует|уют|ит|ыт|ены|ить|ыть|ишь|ую|ю)$/,
  ];
  const PARTICIPLE = [/(?:ем|нн|вш|ющ|щ)$/, /(?:ивш|ывш|ующ)$/];
  const ADJECTIVE =
    /(?:ее|ие|ое|ые|ими|ыми|ей|ий|ой|ый|ем|им|ом|ым|его|ого|ему|ому|их|ых|ую|юю|ая|яя|ою|ею)$/;
  const NOUN =
    /(?:а|ев|ов|ие|ье|е|иями|ями|ами|еи|ии|и|ией|ей|ой|ий|й|иям|ям|ием|ем|ам|ом|о|у|ах|иях|ях|ы|ь|ию|ью|ю|ия|ья|я)$/;

  /**
   * Without its ending, or null when it has none of these.
   * @param {string} part @param {RegExp[]} table
   */
  const cut = (part, [after, free]) => {
    const one = after.exec(part);
    const other = free.exec(part);
    if (other && (!one || other[0].length > one[0].length)) return part.slice(0, other.index);
    return one && /[ая]/.test(part[one.index - 1] || "") ? part.slice(0, one.index) : null;
  };

  /** @param {string} part */
  const adjectival = (part) => {
    if (!ADJECTIVE.test(part)) return null;
    const stem = part.replace(ADJECTIVE, "");
    return cut(stem, PARTICIPLE) ?? stem;
  };

  /** @type {Map<string, string>} */
  const known = new Map();

  /** @param {string} word in lower case, without ё @returns {string} */
  pressmark.russian = (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const [head] = /^[^аеиоуыэюя]*[аеиоуыэюя]/.exec(word) || [word];
    let rest = [...word].length > LONGEST ? "" : word.slice(head.length);
    const kept = word.slice(0, word.length - rest.length);
    const second = /^[аеиоуыэюя]*[^аеиоуыэюя]+[аеиоуыэюя]+[^аеиоуыэюя]/.exec(rest); // -ость before its end is no ending
    if (rest) {
      const plain = rest.replace(/(?:ся|сь)$/, "");
      rest = cut(rest, GERUND) ?? adjectival(plain) ?? cut(plain, VERB) ?? (NOUN.test(plain) ? plain.replace(NOUN, "") : plain);
      rest = rest.replace(/и$/, "");
      const derived = /(?:ост|ость)$/.exec(rest);
      if (second && derived && derived.index >= second[0].length) rest = rest.slice(0, derived.index);
      if (/(?:ейш|ейше)$/.test(rest)) rest = rest.replace(/(?:ейш|ейше)$/, "").replace(/нн$/, "н");
      else if (rest.endsWith("ь")) rest = rest.slice(0, -1);
      else rest = rest.replace(/нн$/, "н");
    }
    known.set(word, kept + rest);
    return kept + rest;
  };
}
