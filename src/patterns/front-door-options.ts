import { IIssuer } from '../model/issuer';
import { RouteOptions } from './route-options';

/** How a front door is reached, and who sees to its certificate. */
export interface FrontDoorOptions extends RouteOptions {
  /**
   * The way in, by its name in the platform's `exposures`.
   *
   * @default - the platform's default
   */
  readonly via?: string;
  /**
   * Whether http, where the way in answers it at all, redirects to https; without it plain http is not answered.
   *
   * @default true - not for gRPC, whose clients do not follow redirects
   */
  readonly redirect?: boolean;
  /**
   * Who signs its certificate.
   *
   * @default - the platform's issuer
   */
  readonly issuer?: IIssuer;
  /**
   * The Secret with its certificate.
   *
   * @default - `<name>-tls`
   */
  readonly tlsSecretName?: string;
  /**
   * Whether somebody else fills that Secret, so that no Certificate is written.
   *
   * @default false
   */
  readonly tlsSecretExists?: boolean;
}
