import { networkInterfaces } from 'os';

/**
 * The first three numbers of a /24 that this machine does not use yet.
 *
 * From the range for benchmarks, which nothing on the internet has; EndpointSlices refuse loopback addresses.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2544#appendix-C.2.2
 */
export function freeSubnet(): string {
  const used = Object.values(networkInterfaces()).flatMap((each) => each ?? []).map(({ address }) => address);
  for (let offset = 0; offset < 256; offset += 1) {
    const subnet = `198.18.${(process.pid + offset) % 256}`;
    if (!used.some((address) => address.startsWith(`${subnet}.`))) return subnet;
  }
  throw new Error('every /24 of 198.18.0.0/16 is in use on this machine');
}
