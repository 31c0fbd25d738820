/** Sets up and questions a running Storefront Sandbox. */

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: { pointer: string; detail: string }[];
}

/** A call that the sandbox refused; `status` is 0 when nobody answered. */
export class SandboxError extends Error {
  constructor(message: string, about?: { status?: number; problem?: Problem; cause?: unknown });
  status: number;
  problem?: Problem;
}

/** What a world is made from. */
export interface Origin {
  seed?: number;
  customers?: number;
  locale?: string;
}

export interface WorldState extends Required<Origin> {
  name: string;
  counts: Record<string, number>;
}

export interface ClockState {
  now: string;
  frozen: boolean;
}

export type MailKind = "activation" | "welcome" | "password-reset";

export interface MailFilter {
  to?: string;
  kind?: MailKind;
}

/** `links` are as the shop would write them, `urls` the same pages of this sandbox. */
export interface Mail {
  to: string;
  kind: MailKind;
  subject: string;
  links: string[];
  urls: string[];
}

export interface Address {
  id: string;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  province: string | null;
  country: string | null;
  zip: string | null;
  phone: string | null;
}

export type CustomerState = "DISABLED" | "INVITED" | "ENABLED" | "DECLINED";

/** What a merchant may set of a customer. */
export interface CustomerChange {
  email?: string | null;
  phone?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  acceptsMarketing?: boolean;
  tags?: string[];
  state?: CustomerState;
  multipassIdentifier?: string | null;
  password?: string | null;
}

export interface Customer {
  id: string;
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  displayName: string;
  state: CustomerState;
  tags: string[];
  acceptsMarketing: boolean;
  multipassIdentifier: string | null;
  numberOfOrders: string;
  createdAt: string;
  updatedAt: string;
  defaultAddress: Address | null;
  addresses: Address[];
}

export interface CustomerPage {
  customers: Customer[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** The keys of a Multipass token's JSON, as Shopify documents them. */
export interface MultipassCustomer {
  email?: string;
  created_at?: string;
  first_name?: string;
  last_name?: string;
  tag_string?: string;
  identifier?: string;
  return_to?: string;
  [key: string]: unknown;
}

export interface ScenarioOptions {
  times?: number;
  match?: { operation?: string | string[]; variables?: Record<string, unknown>; times?: number };
  description?: string;
  effect?: Record<string, unknown>;
}

export interface SwitchedOn extends AsyncDisposable {
  name: string;
  off(): Promise<void>;
}

export type Outcome = "ok" | "user-errors" | "errors" | "http-error" | "dropped";

/** Which entries: those with that root field, of that outcome, and past that id. */
export interface JournalFilter {
  operation?: string;
  outcome?: Outcome;
  after?: number | string;
}

export interface AnsweredCode {
  operation: string | null;
  code: string | null;
}

/** Why an answer is what it is: a slug that stays the same, and words. */
export interface Reason {
  slug: string;
  words: string;
}

/** A request and its answer, without secrets. `time` is the world's, `operations` are root fields. */
export interface Entry {
  id: number;
  time: string;
  ms: number;
  delayMs: number;
  requestId: string;
  method: string;
  path: string;
  version: string | null;
  accessToken: { kind: "public" | "private"; fingerprint: string } | null;
  operationName: string | null;
  operationType: string | null;
  operations: string[];
  document: string | null;
  variables: Record<string, unknown> | null;
  outcome: Outcome;
  status: number | null;
  userErrors: AnsweredCode[];
  errors: AnsweredCode[];
  reason: Reason[];
  scenario: string | null;
  answer: unknown;
}

/** `nearest` is what comes near to what was not asked: where it differs, and how. */
export interface Verified {
  passed: boolean;
  found: number;
  nearest: {
    entry: Entry;
    differences: { pointer: string; expected: unknown; actual: unknown }[];
  }[];
}

export interface World {
  readonly name: string;
  /** Where the shop is: `…/w/NAME`. */
  readonly url: string;
  /** A Storefront access token whose requests go to this world. */
  readonly accessToken: string;
  storefrontUrl(version?: string): string;
  make(origin?: Origin): Promise<WorldState>;
  state(): Promise<WorldState>;
  reset(): Promise<WorldState>;
  forget(): Promise<void>;
  snapshot(): Promise<unknown>;
  restore(snapshot: unknown): Promise<void>;
  coverage(): Promise<unknown>;
  graphql(query: string, variables?: Record<string, unknown>, options?: { version?: string }): Promise<any>;
  multipassToken(customer: MultipassCustomer, options?: { defect?: string }): Promise<string>;
  multipass(customer: MultipassCustomer, options?: { defect?: string }): Promise<{ token: string; url: string }>;
  explain(token: string): Promise<unknown>;
  scenario(name: string, options?: ScenarioOptions): Promise<SwitchedOn>;
  scenarios(): Promise<{ library: unknown[]; on: unknown[] }>;
  allScenariosOff(): Promise<void>;
  readonly clock: {
    now(): Promise<Date>;
    freeze(at?: Date | string): Promise<ClockState>;
    set(at: Date | string): Promise<ClockState>;
    advance(duration: string): Promise<ClockState>;
    run(): Promise<ClockState>;
    reset(): Promise<ClockState>;
  };
  readonly customers: {
    list(query?: { email?: string; query?: string; after?: string; first?: number }): Promise<CustomerPage>;
    create(customer: CustomerChange): Promise<Customer>;
    get(id: string): Promise<Customer>;
    update(id: string, change: CustomerChange): Promise<Customer>;
    delete(id: string): Promise<void>;
    invite(id: string): Promise<Customer>;
    addAddress(id: string, address: Partial<Address> & { default?: boolean }): Promise<Customer>;
  };
  readonly inbox: {
    mails(filter?: MailFilter): Promise<Mail[]>;
    wait(filter?: MailFilter & { timeout?: string | number }): Promise<Mail[]>;
    clear(): Promise<void>;
  };
  readonly journal: {
    entries(filter?: JournalFilter): Promise<Entry[]>;
    /**
     * The entries that there are, then each as it comes. Ends on `break`, by `return()`, when the
     * signal is aborted, and with the server.
     */
    stream(filter?: JournalFilter & { signal?: AbortSignal }): AsyncIterableIterator<Entry>;
    verify(expected: { operation: string; variables?: unknown; count?: number }): Promise<Verified>;
    clear(): Promise<void>;
  };
}

export class Sandbox {
  constructor(options?: { url?: string; controlToken?: string });
  readonly url: string;
  world(name: string): World;
  freshWorld(origin?: Origin): Promise<World>;
  worlds(): Promise<WorldState[]>;
  call(method: string, path: string, more?: { body?: unknown; query?: Record<string, unknown>; signal?: AbortSignal }): Promise<any>;
  send(method: string, path: string, more?: { body?: unknown; query?: Record<string, unknown>; headers?: Record<string, string>; signal?: AbortSignal }): Promise<Response>;
}

/** Starts a server as a process of its own; `stop` ends it. */
export function startSandbox(options?: {
  command?: string[];
  args?: string[];
}): Promise<{ sandbox: Sandbox; stop(): Promise<void> }>;
