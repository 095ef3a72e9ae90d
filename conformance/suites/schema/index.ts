import { readdirSync } from 'fs';
import { basename, join } from 'path';
import * as ts from 'typescript';
import { markdownTable } from '../../report/markdown-table';
import { NOT_JUDGED } from '../not-judged';
import { Suite, SuiteResult } from '../suite';
import { Comparison } from './compare';
import { OpenApi } from './open-api';
import { SHAPE_ROOTS } from './shape-roots';

const SOURCES = join(__dirname, '..', '..', '..', 'src');

/** Every hand-written shape says only what the API server's schema of the kind says, field by field. */
export const SCHEMA: Suite = {
  title: 'Shapes and schemas',
  run: async ({ cluster: { client } }): Promise<SuiteResult> => {
    const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => basename(file) === 'shapes.ts').sort();
    const options = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, types: [] };
    const program = ts.createProgram(files.map((file) => join(SOURCES, file)), options);
    const checker = program.getTypeChecker();
    const failures: string[] = [];
    const rows: string[][] = [];
    const met = new Set<string>();
    let fields = 0;
    for (const { file, name, apiVersion, kind, path, onlyRead } of SHAPE_ROOTS) {
      const shape = interfacesOf(program, checker, file).get(name);
      if (shape === undefined) {
        failures.push(`src/${file} has no interface ${name}`);
        continue;
      }
      const openApi = await OpenApi.of(client, apiVersion);
      const comparison = new Comparison(checker, openApi, onlyRead === true);
      const schema = path.reduce((at, field) => openApi.step(at, field), openApi.ofKind(apiVersion, kind));
      comparison.compare(shape, schema, `${kind}.${path.join('.')}`);
      comparison.met.forEach((each) => met.add(`${file} ${each}`));
      fields += comparison.fields;
      failures.push(...comparison.failures.map((failure) => `${name}: ${failure}`));
      rows.push([name, `src/${file}`, `${kind} ${apiVersion}`, `${comparison.fields}`]);
    }
    for (const file of files.filter((each) => !NOT_JUDGED.some(({ shapes }) => shapes === each))) {
      const strange = [...interfacesOf(program, checker, file).keys()].filter((name) => !met.has(`${file} ${name}`));
      failures.push(...strange.map((name) => `src/${file}: nothing says of which kind ${name} is; add it to shape-roots.ts`));
    }
    return {
      passed: fields - failures.length,
      failures,
      report: [
        ...markdownTable(['shape', 'file', 'compared with', 'fields'], rows), '',
        `Not compared, since no definition of their kinds is to be had: ${[...new Set(NOT_JUDGED.map(({ shapes }) => `src/${shapes}`))].join(', ')}.`,
      ],
    };
  },
};

function interfacesOf(program: ts.Program, checker: ts.TypeChecker, file: string): Map<string, ts.Type> {
  const source = program.getSourceFile(join(SOURCES, file));
  return new Map([...(source?.statements ?? [])].filter(ts.isInterfaceDeclaration).map((node) => [node.name.text, checker.getTypeAtLocation(node)]));
}
