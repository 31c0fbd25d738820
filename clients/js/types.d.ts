/// <reference lib="esnext.disposable" />

/** Types of the client that are not the control API's. */

import type { TokenRequest } from "./control-api.js";

export type Defect = NonNullable<TokenRequest["defect"]>;

/** The keys of a Multipass token's JSON, as Shopify documents them. */
export interface MultipassCustomer {
  email?: string;
  created_at?: string;
  first_name?: string;
  last_name?: string;
  tag_string?: string;
  identifier?: string;
  remote_ip?: string;
  return_to?: string;
  [key: string]: unknown;
}

/** A scenario that is on until `off()`, or until the end of an `await using` block. */
export interface SwitchedOn extends AsyncDisposable {
  name: string;
  off(): Promise<void>;
}

/** An answer of the Storefront API. `Data` is the type of its data, if you have one. */
export interface StorefrontAnswer<Data = any> {
  data: Data;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}

/** What a call of the control API may have. */
export interface CallOptions {
  body?: unknown;
  query?: Record<string, unknown>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Sends a call of the control API; `path` is the part after `/worlds/NAME`. */
export type Call = (method: string, path?: string, options?: CallOptions) => Promise<any>;

/** What a world needs of its sandbox. */
export interface Server {
  readonly url: string;
  call(method: string, path: string, options?: CallOptions): Promise<any>;
  send(method: string, path: string, options?: CallOptions): Promise<Response>;
}

/** The part of Playwright's `TestInfo` that is used here. */
export interface TestInfo {
  status?: string;
  expectedStatus: string;
  attach(name: string, options: { body: string; contentType: string }): Promise<void>;
}
