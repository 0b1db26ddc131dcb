"use strict";
// Reads what internal/webpage/armor.go writes: seven bits a letter, and fourteen in one of
// the letters from U+0400 on, of which the first seven stand for a letter that is taken.
globalThis.mspscopeBytes = (text, size) => {
  const taken = [0, 9, 10, 12, 13, 26, 32, 60];
  const out = new Uint8Array(size);
  let at = 0, bits = 0, held = 0;
  const put = (seven) => {
    bits = (bits << 7 | seven) & 0x3fff;
    if ((held += 7) >= 8) out[at++] = bits >> (held -= 8);
  };
  for (let i = 0; i < text.length && at < size; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0x400) { put(taken[(c >> 7) & 7]); put(c & 0x7f); } else if (c !== 10 && c !== 13) put(c); // ends of lines
  }
  return out;
};
