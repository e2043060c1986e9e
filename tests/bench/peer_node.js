/* peer_node.js words|characters|dmp OLD NEW: one diff of two files by jsdiff
 * or diff-match-patch, without a time limit of their own.  Writes to standard
 * error the seconds that the call itself took. */
"use strict";
const fs = require("fs");
const [how, oldPath, newPath] = process.argv.slice(2);
const before = fs.readFileSync(oldPath, "utf8");
const after = fs.readFileSync(newPath, "utf8");

function withJsdiff() {
  const jsdiff = require("diff");
  if (how === "characters") return () => jsdiff.diffChars(before, after);
  const intlSegmenter = new Intl.Segmenter("zh", { granularity: "word" });
  return () => jsdiff.diffWordsWithSpace(before, after, { intlSegmenter });
}

function withDiffMatchPatch() {
  const Engine = require("diff-match-patch");
  const engine = new Engine();
  engine.Diff_Timeout = 0;
  return () => {
    const edits = engine.diff_main(before, after);
    engine.diff_cleanupSemantic(edits);
    return edits;
  };
}

const diff = how === "dmp" ? withDiffMatchPatch() : withJsdiff();
const start = process.hrtime.bigint();
const edits = diff();
const taken = Number(process.hrtime.bigint() - start) / 1e9;
process.stdout.write(JSON.stringify(edits));
process.stderr.write(taken.toFixed(6) + "\n");
