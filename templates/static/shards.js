"use strict";
// The pieces of the index, fetched one at a time. Each is a script that calls pressmark.shard, because a page on file:// can
// fetch nothing else.

var pressmark = pressmark || {};

{
  const SLICE = 12; // milliseconds of work before the page may breathe
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Uint8Array(128);
  [...DIGITS].forEach((digit, value) => {
    VALUES[digit.charCodeAt(0)] = value;
  });

  /** @type {Map<string, Promise<any>>} */
  const asked = new Map();
  /** @type {Map<string, (value: any) => void>} */
  const waiting = new Map();

  /** The address of the site's root, seen from this page. */
  pressmark.root = "";

  /** Called by every piece when it arrives. @param {string} name @param {any} value */
  pressmark.shard = (name, value) => waiting.get(name)?.(value);

  /** Puts a script into the page. @param {string} address @returns {Promise<void>} fails when it cannot be had */
  pressmark.script = (address) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.charset = "utf-8";
      script.src = address;
      script.onload = () => resolve(script.remove());
      script.onerror = () => reject(new Error(`no ${address}`, script.remove()));
      document.head.append(script);
    });

  /**
   * A piece of the index; each is fetched once.
   * @param {string} name @param {string} [again]  behind the address, to fetch it anew past the browser's cache
   * @returns {Promise<any>} fails when it cannot be had
   */
  pressmark.piece = (name, again = "") => {
    const known = asked.get(name);
    if (known && !again) return known;
    const promise = new Promise((resolve, reject) => {
      waiting.set(name, resolve);
      pressmark.script(`${pressmark.root}search/${name}.js${again}`).catch((problem) => {
        asked.delete(name); // so that it can be asked for again
        reject(problem);
      });
    });
    asked.set(name, promise);
    return promise;
  };

  /** @type {Map<string, Promise<void>>} */
  const needed = new Map();

  /** A script that few queries need, loaded once. @param {string} name @returns {Promise<void>} */
  pressmark.need = (name) => {
    const known = needed.get(name) || pressmark.script(`${pressmark.root}static/${name}.js`);
    needed.set(name, known);
    known.catch(() => needed.delete(name)); // so that it can be asked for again
    return known;
  };

  /** Numbers as search.py writes them. @param {string} text @returns {number[]} */
  pressmark.numbers = (text) => {
    const row = [];
    let value = 0;
    let shift = 1;
    for (let at = 0; at < text.length; at++) {
      const digit = VALUES[text.charCodeAt(at)];
      value += (digit & 31) * shift;
      shift *= 32;
      if (digit < 32) {
        row.push(value);
        value = 0;
        shift = 1;
      }
    }
    return row;
  };

  let since = performance.now();

  /** Lets the page draw and answer, when work has taken long enough. */
  pressmark.breathe = async () => {
    if (performance.now() - since > SLICE) {
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
  };
}
