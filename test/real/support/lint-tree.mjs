// Lints texts against the rules of imports and syntax, in the order of eslint.config.mjs, in a process of its own: ESLint loads ES modules, which jest's sandbox cannot.
// stdin: { root, project, files: [{ path, text }] }; stdout: for each file its messages as "rule: text".
import { text as readAll } from "node:stream/consumers";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { constructsRooms, importRules } from "../../../tools/lint/import-rules.mjs";
import { syntaxRules } from "../../../tools/lint/syntax.mjs";

const { root, project, files } = JSON.parse(await readAll(process.stdin));
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  baseConfig: [
    { files: ["**/*.ts"], languageOptions: { parser: tseslint.parser } },
    ...syntaxRules,
    ...importRules(root),
  ],
});
const messages = [];
for (const { path, text } of files) {
  const [result] = await eslint.lintText(text, { filePath: path });
  messages.push(result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
process.stdout.write(JSON.stringify({ rooms: Object.keys(constructsRooms(project)), messages }));
