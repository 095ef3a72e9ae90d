import { Yaml } from 'cdk8s';
import { Findings } from '../../src';
import { compareWithDeclared } from '../law/expect-declared';
import { expectYaml } from '../support/yaml-snapshot';
import { RoomUnderTest, ROOMS } from './room';
import { ROUTE_CASES, RouteCase, stageOn } from './route-cases';

const CASES = Object.keys(ROUTE_CASES) as RouteCase[];

describe.each(ROOMS.map((room) => [room.file, room] as const))('%s', (_, room) => {
  test.each(CASES.filter((name) => room.cannot?.[name] === undefined))('%s', (name) => {
    const { app, stage } = stageOn(room);
    ROUTE_CASES[name](stage);
    // Validations create what is written late.
    app.synthYaml();
    expect(findingsOf(room, name)).toEqual(room.findings?.[name] ?? []);
    expect(compareWithDeclared(app).differences).toEqual([]);
    expectYaml(Yaml.stringify(...stage.chart.toJson()), `routes/${room.file}/${name}`);
  });

  for (const name of CASES.filter((each) => room.cannot?.[each] !== undefined)) {
    test(`refuses ${name}: ${room.cannot![name]!}`, () => {
      const { app, stage } = stageOn(room);
      expect(() => {
        ROUTE_CASES[name](stage);
        app.synthYaml();
      }).toThrow(room.cannot![name]);
    });
  }
});

function findingsOf(room: RoomUnderTest, name: RouteCase): string[] {
  const { app, stage } = stageOn(room);
  ROUTE_CASES[name](stage);
  return [...new Set(Findings.of(app).all.map(({ id }) => id))].sort();
}
