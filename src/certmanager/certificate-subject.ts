import { checkProps, refuse } from '../values/errors';
import { quoted } from '../values/quoted';
import { checkOptionalValue } from './check-value';
import { textsOf } from './filled-list';
import { SubjectSpec } from './shapes';

/**
 * Whose certificate it is; public authorities put in what they have checked, and nothing else.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.6
 */
export interface CertificateSubject {
  /**
   * Organizations (O).
   *
   * @default - none
   */
  readonly organizations?: string[];
  /**
   * Organizational units (OU).
   *
   * @default - none
   */
  readonly organizationalUnits?: string[];
  /**
   * Countries (C), by their two letters.
   *
   * @default - none
   */
  readonly countries?: string[];
  /**
   * States or provinces (ST).
   *
   * @default - none
   */
  readonly provinces?: string[];
  /**
   * Cities (L).
   *
   * @default - none
   */
  readonly localities?: string[];
  /**
   * Street addresses.
   *
   * @default - none
   */
  readonly streetAddresses?: string[];
  /**
   * Postal codes.
   *
   * @default - none
   */
  readonly postalCodes?: string[];
  /**
   * Serial number of whom it is, not of the certificate.
   *
   * @default - none
   */
  readonly serialNumber?: string;
}

/** @internal */
export function subjectSpec(subject: CertificateSubject | undefined): SubjectSpec | undefined {
  if (subject === undefined) return undefined;
  checkProps('CertificateSubject', subject);
  const list = (what: string, texts: string[] | undefined, example: string) => textsOf('InvalidSubject', what, texts, example);
  const countries = list('countries', subject.countries, 'DE');
  const strange = countries?.find((country) => !/^[A-Z]{2}$/.test(country));
  if (strange !== undefined) {
    refuse('InvalidSubject', `a country is named by the two capital letters of ISO 3166, got ${quoted(strange)}; write it like "DE"`);
  }
  const spec: SubjectSpec = {
    organizations: list('organizations', subject.organizations, 'Example Inc.'),
    organizationalUnits: list('organizationalUnits', subject.organizationalUnits, 'Shop'),
    countries,
    provinces: list('provinces', subject.provinces, 'Bavaria'),
    localities: list('localities', subject.localities, 'Munich'),
    streetAddresses: list('streetAddresses', subject.streetAddresses, '1 Example Street'),
    postalCodes: list('postalCodes', subject.postalCodes, '80331'),
    serialNumber: checkOptionalValue('InvalidSubject', 'serialNumber', subject.serialNumber, '4711'),
  };
  if (Object.values(spec).some((value) => value !== undefined)) return spec;
  return refuse('InvalidSubject', 'a subject must say something, got nothing; leave it out, or give for example organizations');
}
