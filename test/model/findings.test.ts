import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Finding, Severity } from '../../src/model/finding';
import { Findings } from '../../src/model/findings';
import { Ledger } from '../../src/model/ledger';
import { stderrOf } from './stderr';

let app: App;
let chart: Chart;
let place: Construct;

beforeEach(() => {
  app = new App();
  chart = new Chart(app, 'shop');
  place = new Construct(chart, 'Web');
});

function note(about: Partial<Finding> = {}): void {
  Ledger.of(app).note({ id: 'Odd', path: 'shop/Web', sentence: 'it is odd', mend: 'make it even', severity: Severity.ERROR, ...about });
}

test('an error fails synth with its id, what is the matter, the mend and the path', () => {
  note();
  expect(() => app.synthYaml()).toThrow('Odd: it is odd; make it even  [shop/Web]');
});

test('a finding about the whole app names no path', () => {
  note({ path: '' });
  expect(() => app.synthYaml()).toThrow(/make it even$/m);
});

test('all errors are told at once', () => {
  note();
  note({ id: 'Odder' });
  expect(() => app.synthYaml()).toThrow(/Odd: .*\n.*Odder: /);
});

test('a warning is printed once to stderr, and synth goes on', () => {
  note({ severity: Severity.WARNING });
  new Chart(app, 'second');
  const line = 'warning Odd: it is odd; make it even  [shop/Web]';
  expect(stderrOf(() => {
    app.synthYaml();
    app.synthYaml();
  })).toEqual([line]);
});

test('a finding noted twice is one finding', () => {
  note();
  note();
  expect(Findings.of(app).all).toHaveLength(1);
});

describe('acknowledge', () => {
  test.each<[string, () => Construct]>([['the construct itself', () => place], ['its chart', () => chart], ['the app', () => app]])(
    'on %s, before or after the finding', (_, scope) => {
      Findings.of(scope()).acknowledge('Odd', 'we count in threes');
      note();
      expect(() => app.synthYaml()).not.toThrow();
      note({ id: 'Odder' });
      Findings.of(scope()).acknowledge('Odder', 'likewise');
      expect(() => app.synthYaml()).not.toThrow();
      expect(Findings.of(place).all.map(({ id, acknowledgedBecause }) => [id, acknowledgedBecause])).toEqual([
        ['Odd', 'we count in threes'], ['Odder', 'likewise'],
      ]);
    });

  test('an acknowledged warning is not printed', () => {
    note({ severity: Severity.WARNING });
    Findings.of(chart).acknowledge('Odd', 'we know');
    expect(stderrOf(() => app.synthYaml())).toEqual([]);
  });

  test('only the id named, and only below', () => {
    note();
    Findings.of(chart).acknowledge('Odder', 'another matter');
    Findings.of(new Construct(chart, 'We')).acknowledge('Odd', 'a sibling whose path begins alike');
    Findings.of(new Construct(place, 'Below')).acknowledge('Odd', 'too low');
    expect(() => app.synthYaml()).toThrow('Odd: it is odd');
  });

  test('a finding about the whole app is accepted on the app alone', () => {
    note({ path: '' });
    Findings.of(chart).acknowledge('Odd', 'not mine to accept');
    expect(() => app.synthYaml()).toThrow('Odd');
    Findings.of(app).acknowledge('Odd', 'ours');
    expect(() => app.synthYaml()).not.toThrow();
  });

  test('the nearest reason is listed, and of two in one place the same one whatever the order', () => {
    note();
    Findings.of(app).acknowledge('Odd', 'far');
    Findings.of(place).acknowledge('Odd', 'near b');
    Findings.of(place).acknowledge('Odd', 'near a');
    expect(Findings.of(app).all[0].acknowledgedBecause).toBe('near a');
  });

  test.each(['', '  ', undefined])('refuses no reason: %p', (reason) => {
    expect(() => Findings.of(chart).acknowledge('Odd', reason as string)).toThrow(
      `NoReason: accepting Odd needs a reason, got "${reason}"; say why it is right here  [shop]`);
  });
});

test('a scope lists what is at and below it, sorted by path', () => {
  note({ path: 'shop/Web/Deep' });
  note({ path: 'shop/Web' });
  note({ path: 'shop/Website' });
  note({ path: '' });
  const paths = (scope: Construct) => Findings.of(scope).all.map(({ path }) => path);
  expect(paths(place)).toEqual(['shop/Web', 'shop/Web/Deep']);
  expect(paths(app)).toEqual(['', 'shop/Web', 'shop/Web/Deep', 'shop/Website']);
});
