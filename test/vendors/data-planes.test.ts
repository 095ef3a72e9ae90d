import { Yaml } from 'cdk8s';
import { expectDeclared } from '../law/expect-declared';
import { read } from '../patterns/cases';
import { expectYaml } from '../support/yaml-snapshot';
import { isolatedOn } from './data-plane-cases';
import { ROOMS } from './room';

interface Policy {
  readonly podSelector: { readonly matchLabels?: { readonly [key: string]: string } };
  readonly ingress?: ReadonlyArray<{ readonly from?: object[]; readonly ports?: ReadonlyArray<{ readonly port: number }> }>;
  readonly egress?: ReadonlyArray<{ readonly to?: object[]; readonly ports?: ReadonlyArray<{ readonly port: number }> }>;
}

describe.each(ROOMS.map((room) => [room.file, room] as const))('%s', (_, room) => {
  const { app } = isolatedOn(room);
  const objects = read(app.synthYaml()).filter(({ kind }) => kind === 'NetworkPolicy');
  const policy = (name: string) => objects.find(({ metadata }) => metadata.name === name)?.spec as Policy | undefined;

  test('the policies of a neighbourhood', () => {
    expectYaml(Yaml.stringify(...objects.filter(({ metadata: { name } }) => !['default-deny', 'allow-dns'].includes(name))), `data-planes/${room.file}`);
  });

  test('what is written is what was declared, no more and no less', () => expectDeclared(app));

  test('N1 the proxies reach the port of the pods, not that of the Service, and nobody else reaches anything', () => {
    const { ingress } = policy('shop')!;
    expect(ingress!.map(({ ports }) => ports)).toEqual([[{ port: room.arrivesOn ?? 9000, protocol: 'TCP' }]]);
    expect(ingress!.every(({ from }) => from !== undefined && from.length > 0)).toBe(true);
  });

  if (room.ownCertificates === true) {
    test('no solver is let in where no Secret is filled', () => {
      expect(policy('allow-acme-http01')).toBeUndefined();
    });
  } else {
    test('T1 the same proxies reach the solver, on its own port', () => {
      const { ingress } = policy('allow-acme-http01')!;
      expect(ingress!.map(({ ports }) => ports)).toEqual([[{ port: 8089, protocol: 'TCP' }]]);
      expect(ingress!.map(({ from }) => from)).toEqual(policy('shop')!.ingress!.map(({ from }) => from));
    });
  }

  if (room.cannotBeCalled === undefined) {
    test('a caller inside the cluster reaches the way in, at the ports it listens on', () => {
      const ports = room.exposure()._dataPlanes.flatMap((plane) => plane.ports);
      expect(policy('batch')!.egress!.flatMap((rule) => rule.ports!.map(({ port }) => port)).sort()).toEqual(ports.slice().sort());
    });
  } else {
    test('refuses a caller inside the cluster, for whom no rule can name the way in', () => {
      expect(() => isolatedOn(room, true)).toThrow(room.cannotBeCalled);
    });
  }
});
