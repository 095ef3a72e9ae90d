import { Cidr } from '../values/cidr';

/**
 * Ranges no address on the internet lies in: private, shared (carrier NAT), link-local with the clouds' metadata service, and
 * their IPv6 counterparts.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 * @internal
 */
export const NON_INTERNET_CIDRS = [
  '10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7', 'fe80::/10',
].map((cidr) => Cidr.of(cidr));
