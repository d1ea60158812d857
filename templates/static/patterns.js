"use strict";
// Which stems a pattern (word*) or a stem with slips (word~1) stands for, in the order in which lunr finds them: equal
// finds are shown in that order, and floating point adds up in it.

var pressmark = pressmark || {};

{
  /**
   * A state: what may come next, and where it leads. "*" is any letter.
   * @typedef {{edges: Map<string, State>, final: boolean}} State
   */

  /** @returns {State} */
  const state = () => ({ edges: new Map(), final: false });

  /** @param {State} from @param {string} letter @returns {State} */
  const step = (from, letter) => {
    let next = from.edges.get(letter);
    if (!next) from.edges.set(letter, (next = state()));
    return next;
  };

  /** A pattern in which * stands for any letters, or none. @param {string} pattern */
  const starred = (pattern) => {
    const root = state();
    let here = root;
    const letters = [...pattern];
    letters.forEach((letter, at) => {
      if (letter === "*") here.edges.set("*", here);
      else here = step(here, letter);
      here.final = at === letters.length - 1;
    });
    return root;
  };

  /**
   * All that is at most so many slips away: a letter more, less, changed, or two exchanged.
   * @param {string} word @param {number} edits
   */
  const slipped = (word, edits) => {
    const root = state();
    const open = [{ here: root, left: edits, rest: [...word] }];
    for (let frame = open.pop(); frame; frame = open.pop()) {
      const { here, left, rest } = frame;
      const last = rest.length === 1;
      if (rest.length) {
        const next = step(here, rest[0]);
        if (last) next.final = true;
        open.push({ here: next, left, rest: rest.slice(1) });
      }
      if (!left) continue;
      const more = step(here, "*");
      if (!rest.length) more.final = true;
      open.push({ here: more, left: left - 1, rest });
      if (rest.length > 1) open.push({ here, left: left - 1, rest: rest.slice(1) });
      if (last) here.final = true;
      if (rest.length) {
        if (last) more.final = true;
        open.push({ here: more, left: left - 1, rest: rest.slice(1) });
      }
      if (rest.length > 1) {
        open.push({ here: step(here, rest[1]), left: left - 1, rest: [rest[0], ...rest.slice(2)] });
      }
    }
    return root;
  };

  /**
   * Where the words with one more letter begin and end.
   * @param {string[]} words  by the alphabet @param {number} low @param {number} high  of those that share `depth` units
   * @param {number} depth @returns {{letter: string, low: number, high: number}[]}
   */
  const branches = (words, low, high, depth) => {
    const found = [];
    let at = words[low].length === depth ? low + 1 : low; // the first may be the shared letters themselves
    while (at < high) {
      const letter = String.fromCodePoint(words[at].codePointAt(depth) || 0);
      const begin = at;
      while (at < high && words[at].startsWith(letter, depth)) at += 1;
      found.push({ letter, low: begin, high: at });
    }
    return found;
  };

  /**
   * The stems that a term stands for.
   * @param {string[]} words  every stem that could be meant, in the order of Python's alphabet
   * @param {string} term @param {number} edits
   * @returns {Promise<string[]>}
   */
  pressmark.meant = async (words, term, edits) => {
    if (!words.length) return [];
    const output = state();
    /** @type {Map<State, Set<number>>} */
    const done = new Map();
    /** @type {Map<number, {letter: string, low: number, high: number}[]>} */
    const known = new Map();
    let frames = 0;
    const open = [{ low: 0, high: words.length, depth: 0, asks: edits ? slipped(term, edits) : starred(term), out: output }];
    for (let frame = open.pop(); frame; frame = open.pop()) {
      const { low, high, depth, asks, out } = frame;
      const place = low * 65_536 + depth; // tells one stretch of shared letters from all others
      const seen = done.get(asks) || new Set();
      if (seen.has(place)) continue; // lunr goes there again, to the same end: this is what hangs it
      done.set(asks, seen.add(place));
      if (++frames % 512 === 0) await pressmark.breathe();
      const onward = known.get(place) || branches(words, low, high, depth);
      known.set(place, onward);
      for (const [wanted, next] of asks.edges) {
        for (const { letter, low: begin, high: end } of onward) {
          if (letter !== wanted && wanted !== "*") continue;
          const reached = step(out, letter);
          const further = depth + letter.length;
          if (next.final && words[begin].length === further) reached.final = true;
          open.push({ low: begin, high: end, depth: further, asks: next, out: reached });
        }
      }
    }
    const found = [];
    const unread = [{ prefix: "", here: output }];
    for (let frame = unread.pop(); frame; frame = unread.pop()) {
      if (++frames % 512 === 0) await pressmark.breathe();
      if (frame.here.final) found.push(frame.prefix);
      for (const [letter, next] of frame.here.edges) unread.push({ prefix: frame.prefix + letter, here: next });
    }
    return found;
  };

  /**
   * Every stem, and roughly how often it stands.
   * @param {any} index @returns {Promise<[string, number][]>}
   */
  pressmark.vocabulary = async ({ manifest }) => {
    const text = await pressmark.piece(`vocabulary-${manifest.vocabulary}`);
    const found = [];
    let stem = "";
    for (const line of text ? text.split("\n") : []) {
      if (found.length % 1024 === 0) await pressmark.breathe();
      const digits = /^.[g-z0-9_-]*./.exec(line)[0]; // those of the alphabet's second half say that more follows
      const [often, shared] = pressmark.numbers(digits);
      const kept = /[\ud800-\udfff]/.test(stem) ? [...stem].slice(0, shared).join("") : stem.slice(0, shared);
      found.push([(stem = kept + line.slice(digits.length)), often]);
    }
    return found;
  };

  /**
   * Is one word before another in Python's alphabet? JavaScript's differs beyond U+FFFF.
   * @param {string} one @param {string} other
   */
  const before = (one, other) => {
    const ours = [...one];
    const theirs = [...other];
    const at = ours.findIndex((letter, index) => letter !== theirs[index]);
    if (at < 0) return ours.length < theirs.length;
    return at < theirs.length && (ours[at].codePointAt(0) || 0) < (theirs[at].codePointAt(0) || 0);
  };

  /**
   * The stems that begin so. All of them when there is no beginning.
   * @param {any} index @param {string} beginning @returns {Promise<string[]>}
   */
  pressmark.beginning = async (index, beginning) => {
    if (!beginning) return (await pressmark.vocabulary(index)).map(([stem]) => stem);
    const { words } = index.manifest;
    const numbers = words.length ? [index.at(words, beginning)] : [];
    while (numbers.length && words[numbers.at(-1) + 1]?.[0].startsWith(beginning)) numbers.push(numbers.at(-1) + 1);
    const pieces = await Promise.all(numbers.map((number) => index.lines(`words-${words[number][1]}`)));
    const lines = pieces.flatMap((lines) => [...lines.values()]).filter(([stem]) => stem.startsWith(beginning));
    const stems = lines.filter((line) => line.slice(2, 2 + index.fields.length).some(Boolean)).map(([stem]) => stem);
    const beyond = stems.some((stem) => /[\ud800-\udfff]/.test(stem)); // else they stand in their order
    return beyond ? stems.sort((one, other) => (before(one, other) ? -1 : 1)) : stems;
  };
}
