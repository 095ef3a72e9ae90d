import { ClusterIssuer } from '../../src/certmanager/cluster-issuer';
import { Issuer } from '../../src/certmanager/issuer';
import { shimAnnotations } from '../../src/certmanager/shim-annotations';
import { CertificateNeed } from '../../src/model/front-door';
import { Challenge, IIssuer } from '../../src/model/issuer';
import { Hostname } from '../../src/values/hostname';

const both = [Challenge.HTTP01, Challenge.DNS01];

function need(...hostnames: string[]): CertificateNeed {
  return { secretName: 'shop-tls', namespaceName: 'shop', hostnames: hostnames.map((name) => Hostname.of(name)) };
}

test.each<[string, IIssuer, object]>([
  ['a ClusterIssuer', ClusterIssuer.fromName('letsencrypt', { challenges: both }), { 'cert-manager.io/cluster-issuer': 'letsencrypt' }],
  ['an Issuer', Issuer.fromName('own', { challenges: [] }), { 'cert-manager.io/issuer': 'own' }],
])('%s is named by one annotation', (_, { issuerRef }, annotations) => {
  expect(shimAnnotations(need('shop.example.com', 'www.example.com'), issuerRef)).toEqual(annotations);
});

test('a wildcard may stand beside its parent, and beside deeper names', () => {
  const { issuerRef } = ClusterIssuer.fromName('letsencrypt', { challenges: both });
  expect(() => shimAnnotations(need('*.example.com', 'example.com', 'a.b.example.com'), issuerRef)).not.toThrow();
});

test('an authority that asks for no proof takes covered names too', () => {
  const { issuerRef } = Issuer.fromName('ca', { challenges: [] });
  expect(() => shimAnnotations(need('*.example.com', 'shop.example.com'), issuerRef)).not.toThrow();
});

test.each([
  ['of an ACME issuer', ClusterIssuer.fromName('le', { challenges: both })],
  ['of an issuer that nobody described', ClusterIssuer.fromName('le')],
])('refuses a name that a wildcard covers, %s', (_, { issuerRef }) => {
  expect(() => shimAnnotations(need('shop.example.com', '*.example.com'), issuerRef)).toThrow(
    'CoveredName: cert-manager would order Secret shop-tls for "*.example.com" and for "shop.example.com", which it covers, and an ACME server '
    + 'refuses both in one order, got clusterissuer/le on annotations; leave one of the two out, or have a Certificate written');
});
