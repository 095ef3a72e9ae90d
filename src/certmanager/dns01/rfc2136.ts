import { isIPv4, isIPv6 } from 'net';
import { checkEnum, refuse } from '../../values/errors';
import { Protocol } from '../../values/port';
import { quoted } from '../../values/quoted';
import { checkValue } from '../check-value';
import { secretKey } from '../secret-key';
import { Dns01SolverOptions } from '../solver-options';
import { Rfc2136Spec } from './provider-spec';

/**
 * How an update of a zone is signed.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8945#section-6
 */
export enum TsigAlgorithm {
  /** Weak, and cert-manager's default. */
  HMAC_MD5 = 'HMACMD5',
  /** Weak. */
  HMAC_SHA1 = 'HMACSHA1',
  /** What most servers want. */
  HMAC_SHA256 = 'HMACSHA256',
  /** The strongest. */
  HMAC_SHA512 = 'HMACSHA512',
}

/** Options for `AcmeSolver.rfc2136`. */
export interface Rfc2136SolverOptions extends Dns01SolverOptions {
  /** The zone's own server, `host` or `host:port`; an IPv6 address stands in brackets. */
  readonly nameserver: string;
  /**
   * Name of the TSIG key, as the server knows it.
   *
   * @default - updates are not signed
   */
  readonly tsigKeyName?: string;
  /**
   * The Secret with that key: beside an Issuer, or in cert-manager's namespace for a ClusterIssuer.
   *
   * @default - updates are not signed
   */
  readonly tsigSecretSecretName?: string;
  /**
   * Which entry of that Secret is the key.
   *
   * @default 'tsig-secret-key'
   */
  readonly tsigSecretSecretKey?: string;
  /**
   * How updates are signed.
   *
   * @default TsigAlgorithm.HMAC_MD5
   */
  readonly tsigAlgorithm?: TsigAlgorithm;
  /**
   * How updates are sent, TCP or UDP; TCP needs cert-manager 1.19.
   *
   * @default Protocol.UDP
   */
  readonly protocol?: Protocol;
}

/** @internal */
export function rfc2136Spec(options: Rfc2136SolverOptions): Rfc2136Spec {
  const { nameserver, tsigKeyName, tsigSecretSecretName, tsigAlgorithm, protocol } = options;
  checkEnum('tsigAlgorithm', tsigAlgorithm, TsigAlgorithm);
  checkEnum('protocol', protocol, { TCP: Protocol.TCP, UDP: Protocol.UDP });
  if ((tsigKeyName === undefined) !== (tsigSecretSecretName === undefined)) {
    refuse('InvalidSolver', `a TSIG key has a name and a Secret, got no ${tsigKeyName === undefined ? 'tsigKeyName' : 'tsigSecretSecretName'}; give both or neither`);
  }
  if (tsigAlgorithm !== undefined && tsigKeyName === undefined) {
    refuse('InvalidSolver', `tsigAlgorithm says how a key signs, got ${tsigAlgorithm} and no key; give tsigKeyName and tsigSecretSecretName`);
  }
  return {
    nameserver: checkNameserver(nameserver),
    protocol: protocol === Protocol.TCP ? protocol : undefined,
    ...(tsigKeyName === undefined ? {} : {
      tsigKeyName: checkValue('InvalidSolver', 'tsigKeyName', tsigKeyName, 'acme-update'),
      tsigSecretSecretRef: secretKey('InvalidSolver', 'tsigSecretSecretName', tsigSecretSecretName!, options.tsigSecretSecretKey ?? 'tsig-secret-key'),
    }),
    tsigAlgorithm: tsigAlgorithm === TsigAlgorithm.HMAC_MD5 ? undefined : tsigAlgorithm,
  };
}

/** @see https://github.com/cert-manager/cert-manager/blob/v1.21.1/internal/apis/certmanager/validation/util/nameserver.go */
function checkNameserver(text: string): string {
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(typeof text === 'string' ? text : '') ?? [];
  const isHost = bracketed === undefined
    ? plain !== undefined && (isIPv4(plain) || /^[a-z0-9_]([-a-z0-9_]*[a-z0-9])?(\.[a-z0-9_]([-a-z0-9_]*[a-z0-9])?)*\.?$/i.test(plain))
    : isIPv6(bracketed);
  if (isHost && (port === undefined || (Number(port) >= 1 && Number(port) <= 65535))) return text;
  return refuse('InvalidSolver', `nameserver must be a host, with or without a port, got ${quoted(text)}; write it like "10.0.0.53:53", "[2001:db8::53]" or "ns1.example.com"`);
}
