import { Cni } from '../../src/model/cni';

test('a name, and whether policies have any effect', () => {
  const [kindnet, flannel] = [Cni.enforcing('kindnet'), Cni.notEnforcing('flannel')];
  expect([kindnet.cniName, kindnet.enforcesPolicies, `${kindnet}`]).toEqual(['kindnet', true, 'kindnet']);
  expect([flannel.cniName, flannel.enforcesPolicies, `${flannel}`]).toEqual(['flannel', false, 'flannel']);
});

test.each(['', ' ', undefined, null, 5])('refuses %p for a name', (name) => {
  for (const make of [Cni.enforcing, Cni.notEnforcing]) {
    expect(() => make(name as string)).toThrow(`InvalidName: the CNI needs a name, got "${name}"; write for example Cni.enforcing('calico')`);
  }
});
