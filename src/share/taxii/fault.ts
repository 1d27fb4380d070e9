/** Why a request is not answered as asked (TAXII 2.1, 3.6.1). */
export interface TaxiiFault {
  readonly kind: 'fault';
  readonly status: 400 | 401 | 403 | 404 | 405 | 406 | 413 | 415 | 421 | 422 | 429 | 500 | 503;
  readonly title: string;
  readonly description: string;
}

export function fault(status: TaxiiFault['status'], title: string, description: string): TaxiiFault {
  return { kind: 'fault', status, title, description };
}

/** As a TAXII error message. @param code of the house's own problem, where there is one */
export function faultText({ status, title, description }: TaxiiFault, code?: string): string {
  const told = {
    title,
    description,
    ...(code !== undefined && { error_code: code }),
    http_status: String(status),
  };
  return JSON.stringify(told);
}
