import { IGateway } from './gateway';
import { ListenerSet } from './listener-set';

/** What a route of any kind is made of, save its rules. */
export interface RouteProps {
  /** The hosts; at most 16, or 1024 of a TLSRoute. */
  readonly hostnames: string[];
  /**
   * The Gateway it attaches to.
   *
   * @default - that of `listenerSet`; one of both is needed
   */
  readonly gateway?: IGateway;
  /**
   * The ListenerSet it attaches to.
   *
   * @default - it attaches to `gateway`
   */
  readonly listenerSet?: ListenerSet;
  /**
   * The listener it attaches to.
   *
   * @default - every listener that admits it
   */
  readonly sectionName?: string;
  /**
   * Its name.
   *
   * @default - the construct id in kebab-case
   */
  readonly routeName?: string;
}
