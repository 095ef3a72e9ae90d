import { Chart, Testing } from 'cdk8s';
import { AcmeSolver } from '../../src/certmanager/acme-solver';
import { ClusterIssuer } from '../../src/certmanager/cluster-issuer';
import { Signer } from '../../src/certmanager/signer';

/** The spec of a ClusterIssuer, as it is read from its YAML. */
export function writtenSigner(signer: Signer): object {
  const chart = new Chart(Testing.app(), 'C');
  return new ClusterIssuer(chart, 'Le', { signer }).apiObject.toJson().spec;
}

/** A solver, as it is read from the YAML of its issuer. */
export function writtenSolver(solver: AcmeSolver): object {
  return (writtenSigner(Signer.acme({ solvers: [solver] })) as { acme: { solvers: object[] } }).acme.solvers[0];
}

/** A certificate that signs itself, to trust. */
export const CA_BUNDLE = `-----BEGIN CERTIFICATE-----
MIIBgDCCASegAwIBAgIUXxh5ijDIDww7e4C2FzwWw0zQ5iIwCgYIKoZIzj0EAwIw
FTETMBEGA1UEAwwKZXhhbXBsZS1jYTAgFw0yNjExMjAxNDA4MTlaGA8yMTI2MTAy
NzE0MDgxOVowFTETMBEGA1UEAwwKZXhhbXBsZS1jYTBZMBMGByqGSM49AgEGCCqG
SM49AwEHA0IABMXwS0mGjdr+fYFXhDJ3nTHRRjo8hW/nOFMK4SOq5ao8Xyv+pE+H
X8v4g74BxzfaZj2CK4HSpylat5jY0vuaB9qjUzBRMB0GA1UdDgQWBBRh7JmTFkb6
/AOmXa+KBw3lS5U58DAfBgNVHSMEGDAWgBRh7JmTFkb6/AOmXa+KBw3lS5U58DAP
BgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIDpks+w9wPNvsHpQXzbs
/WYhKq2a+G8yXTMxVhCQ7xyiAiBSzVupSDLjGELuh5MqbKP+k5/2gUUL5BG5H7c8
+jFeOw==
-----END CERTIFICATE-----
`;
