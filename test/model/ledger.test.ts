import { App, Chart } from 'cdk8s';
import { Severity } from '../../src/model/finding';
import { Ledger } from '../../src/model/ledger';
import { Peer } from '../../src/model/peer';
import { refuse } from '../../src/values/errors';

let app: App;
let chart: Chart;
let ledger: Ledger;

beforeEach(() => {
  app = new App();
  chart = new Chart(app, 'shop');
  ledger = Ledger.of(chart);
});

function addFlow(): void {
  ledger.addFlow({ source: Peer.nodes(), target: Peer.anyone(), askedBy: chart });
}

test('one app has one ledger, another app another', () => {
  expect(Ledger.of(app)).toBe(ledger);
  expect(Ledger.of(new App())).not.toBe(ledger);
});

describe('settling', () => {
  test('costs nothing while no wish came', () => {
    const settler = jest.fn(() => []);
    ledger.onSettle(settler);
    ledger.settle();
    ledger.settle();
    app.synthYaml();
    expect(settler).toHaveBeenCalledTimes(1);
  });

  test.each<[string, () => void]>([
    ['a flow', addFlow],
    ['an isolated namespace', () => ledger.isolateNamespace('shop', { scope: chart, egress: true, ingress: true })],
    ['isolated pods', () => ledger.isolateSubject({} as never, { scope: chart, egress: true, ingress: true })],
    ['another settler', () => ledger.onSettle(() => [])],
  ])('happens again after %s', (_, wish) => {
    const settler = jest.fn(() => []);
    ledger.onSettle(settler);
    ledger.settle();
    wish();
    ledger.settle();
    expect(settler).toHaveBeenCalledTimes(2);
  });

  test('does not enter itself', () => {
    const settler = jest.fn(() => {
      ledger.settle();
      return [];
    });
    ledger.onSettle(settler);
    ledger.settle();
    expect(settler).toHaveBeenCalledTimes(1);
  });

  test('a refusal is a finding beside the others, at its path', () => {
    ledger.onSettle(() => refuse('Wrong', 'it is wrong, got "x"; put it right; or leave it', chart));
    ledger.onSettle(() => [{ id: 'Odd', path: '', sentence: 's', mend: 'm', severity: Severity.WARNING }]);
    expect(ledger.findings()).toEqual([
      { id: 'Odd', path: '', sentence: 's', mend: 'm', severity: 'warning' },
      { id: 'Wrong', path: 'shop', sentence: 'it is wrong, got "x"', mend: 'put it right; or leave it', severity: 'error' },
    ]);
  });

  test('what is not a refusal is a defect, and is thrown, and does not lock the ledger', () => {
    let broken = true;
    ledger.onSettle(() => {
      if (broken) throw new TypeError('a defect');
      return [];
    });
    expect(() => ledger.settle()).toThrow(TypeError);
    broken = false;
    expect(() => ledger.settle()).not.toThrow();
  });

  test('a mended wish takes its finding with it', () => {
    let wrong = true;
    ledger.onSettle(() => (wrong ? refuse('Wrong', 'it is wrong; mend it') : []));
    expect(ledger.findings()).toHaveLength(1);
    wrong = false;
    addFlow();
    expect(ledger.findings()).toEqual([]);
  });
});

describe('claims', () => {
  test('refuses a second owner, and names the first', () => {
    ledger.claim('Service shop/web', chart, 'rename one');
    const other = new Chart(app, 'other');
    expect(() => ledger.claim('Service shop/web', other, 'rename one')).toThrow(
      'NameTaken: Service shop/web is already written by [shop]; rename one  [other]');
  });

  test('the same owner may say it again', () => {
    ledger.claim('Service shop/web', chart, '');
    expect(() => ledger.claim('Service shop/web', chart, '')).not.toThrow();
  });

  test('refuses to isolate a namespace twice', () => {
    ledger.isolateNamespace('shop', { scope: chart, egress: true, ingress: true });
    expect(() => ledger.isolateNamespace('shop', { scope: new Chart(app, 'other'), egress: true, ingress: true })).toThrow(
      'NameTaken: the isolation of namespace shop is already written by [shop]; secure a namespace once  [other]');
  });
});
