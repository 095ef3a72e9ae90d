import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { stderrOf } from '../model/stderr';
import { argumentsOf, newOf, Recipe } from './arbitrary';
import { ALL, exported, isConstruct, Type } from './assembly';
import { PLATFORM_COUNT, Stage } from './stage';

/** Random scripts over every public construct, factory and method: at least 5,000 altogether. */
const RUNS = 5000;
const SEED = 20261120;

const OURS = /^[A-Z][A-Za-z0-9]+: \S/;
const WITH_PATH = /\[[^\]]*\]$/;

const constructs = ALL.filter((type) => isConstruct(type) && type.abstract !== true);
// What an App takes is cdk8s' own to judge.
const values = ALL.filter((type) => type.kind === 'class' && type.abstract !== true && type.initializer !== undefined && !isConstruct(type)
  && !type.fqn.endsWith('.App'));
const statics = ALL.filter(({ kind }) => kind === 'class').flatMap((type) => (type.methods ?? []).filter((method) => method.static === true).map((method) => ({ type, method })));

const step: fc.Arbitrary<Recipe> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...constructs).chain((type) => newOf(type)) },
  { weight: 1, arbitrary: fc.constantFrom(...values).chain((type) => newOf(type)) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...statics).chain(({ type, method }) => argumentsOf(method.parameters ?? []).map((list): Recipe => ({
      text: `${type.fqn}.${method.name}(${list.map(({ text }) => text).join(', ')})`,
      make: (stage) => exported(type.fqn)[method.name](...list.map(({ make }) => make(stage))),
    }))),
  },
  { weight: 4, arbitrary: fc.constantFrom(...constructs).chain((type) => calledAfterwards(type)) },
);

/** A construct, and one of its methods or of its connections. */
function calledAfterwards(type: Type): fc.Arbitrary<Recipe> {
  const own = (type.methods ?? []).filter((method) => method.static !== true && method.name !== 'toString')
    .map((method) => ({ at: (made: any) => made, method }));
  const relations = (type.properties ?? []).some(({ name }) => name === 'connections')
    ? ALL.find(({ fqn }) => fqn.endsWith('.Connections'))!.methods!.map((method) => ({ at: (made: any) => made.connections, method })) : [];
  const methods = [...own, ...relations];
  if (methods.length === 0) return newOf(type);
  return fc.tuple(newOf(type), fc.constantFrom(...methods)).chain(([made, { at, method: { name, parameters = [] } }]) =>
    argumentsOf(parameters).map((list): Recipe => ({
      text: `${made.text}.${name}(${list.map(({ text }) => text).join(', ')})`,
      make: (stage) => at(made.make(stage))[name](...list.map(({ make }) => make(stage))),
    })));
}

interface Script {
  readonly platform: number;
  readonly steps: readonly Recipe[];
}

const script: fc.Arbitrary<Script> = fc.record({ platform: fc.nat(PLATFORM_COUNT - 1), steps: fc.array(step, { minLength: 1, maxLength: 3 }) });

/** Runs a script; what it throws must be ours, and what it writes must be whole. */
function run({ platform, steps }: Script, folder: string): 'written' | 'refused' {
  const stage = new Stage(platform);
  (stage.app as { outdir: string }).outdir = folder;
  for (const { make } of steps) {
    try {
      make(stage);
    } catch (error) {
      expect(error).toMatchObject({ name: 'NetworkError' });
      expect((error as Error).message).toMatch(OURS);
      return 'refused';
    }
  }
  try {
    stage.app.synth();
  } catch (error) {
    const { message } = error as Error;
    expect(message).toMatch(/^Validation failed with the following errors:\n/);
    for (const line of message.split('\n').slice(1)) {
      const [, sentence] = /^ {2}\[[^\]]*\] (.*)$/.exec(line) ?? [];
      expect(sentence).toMatch(OURS);
      expect(sentence).toMatch(WITH_PATH);
    }
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
    return 'refused';
  }
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).not.toMatch(/undefined|NaN|\[object/);
    for (const document of parseAllDocuments(text)) {
      expect(document.toJS()).toMatchObject({ apiVersion: expect.stringMatching(/./), kind: expect.stringMatching(/./), metadata: { name: expect.stringMatching(/./) } });
    }
  }
  return 'written';
}

/** The script as its author would have written it. */
function report({ failed, counterexample, errorInstance }: fc.RunDetails<[Script]>): void {
  if (!failed) return;
  const [{ platform, steps }] = counterexample!;
  throw new Error(`on platform ${platform}: ${steps.map(({ text }) => text).join('; ')}\n${String((errorInstance as Error)?.stack)}`);
}

test(`${RUNS} random scripts give YAML or one of our errors, and never half an app`, () => {
  const outcomes = { written: 0, refused: 0 };
  stderrOf(() => fc.assert(fc.property(script, (each) => {
    const folder = mkdtempSync(join(tmpdir(), 'cdk8s-networking-fuzz-'));
    try {
      outcomes[run(each, folder)]++;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }), { numRuns: RUNS, seed: SEED, reporter: report }));
  // Input that is always refused early would prove little.
  expect(outcomes.written).toBeGreaterThan(RUNS / 10);
});
