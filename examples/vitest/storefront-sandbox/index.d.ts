/** Sets up a running Storefront Sandbox and reads what happened in it. */

import type {
  AccountClient,
  AccountClientPage,
  AccountLoginPage,
  Address,
  Article,
  ArticleChange,
  ArticlePage,
  AwaitMailsQuery,
  Blog,
  BlogChange,
  BlogPage,
  Cancellation,
  Cart,
  CartCompletion,
  CartPage,
  ClockState,
  Collection,
  CollectionChange,
  CollectionPage,
  Company,
  CompanyChange,
  CompanyPage,
  CompletedCart,
  Coverage,
  Customer,
  CustomerChange,
  CustomerPage,
  DeliveryZone,
  DeliveryZonePage,
  Discount,
  DiscountPage,
  ExpectedRequest,
  Expiry,
  Explanation,
  GiftCard,
  GiftCardPage,
  Invitation,
  JournalEntry,
  ListAccountClientsQuery,
  ListAccountLoginsQuery,
  ListArticlesQuery,
  ListBlogsQuery,
  ListCartsQuery,
  ListCollectionsQuery,
  ListCompaniesQuery,
  ListCustomersQuery,
  ListDeliveryZonesQuery,
  ListDiscountsQuery,
  ListEntriesQuery,
  ListScenariosQuery,
  ListGiftCardsQuery,
  ListLocationsQuery,
  ListMailsQuery,
  ListMenusQuery,
  ListMetafieldDefinitionsQuery,
  ListMetaobjectsQuery,
  ListOrdersQuery,
  ListWorldsQuery,
  ListPagesQuery,
  ListPriceListsQuery,
  ListProductsQuery,
  ListRedirectsQuery,
  ListSellingPlanGroupsQuery,
  Location,
  LocationChange,
  LocationPage,
  Mail,
  Menu,
  MenuChange,
  MenuPage,
  MetafieldDefinition,
  MetafieldDefinitionChange,
  MetafieldDefinitionPage,
  Metaobject,
  MetaobjectChange,
  MetaobjectPage,
  MintedToken,
  NewAccountClient,
  NewAddress,
  NewArticle,
  NewBlog,
  NewCollection,
  NewCompany,
  NewCustomer,
  NewDeliveryZone,
  NewDiscount,
  NewFulfillment,
  NewGiftCard,
  NewLocation,
  NewMenu,
  NewMetafieldDefinition,
  NewMetaobject,
  NewOrder,
  NewPage,
  NewPriceList,
  NewProduct,
  NewRedirect,
  NewSellingPlanGroup,
  Order,
  OrderChange,
  OrderPage,
  OrderReturn,
  Page,
  PageChange,
  PagePage,
  Persona,
  PriceList,
  PriceListChange,
  PriceListPage,
  Problem,
  Product,
  ProductChange,
  ProductPage,
  Redirect,
  RedirectChange,
  RedirectPage,
  Refund,
  ScenarioList,
  ScenarioSwitch,
  SellingPlanGroup,
  SellingPlanGroupChange,
  SellingPlanGroupPage,
  ShopChange,
  ShopState,
  Translations,
  TranslationsChange,
  TriggeredWebhook,
  Variant,
  VariantChange,
  Verification,
  WebhookTrigger,
  WorldDocument,
  WorldOrigin,
  WorldState,
  WorldSummary,
} from "./control-api.js";

import type { CallOptions, Defect, MultipassCustomer, Server, StorefrontAnswer, SwitchedOn } from "./types.js";

export type * from "./control-api.js";
export type { CallOptions, Defect, MultipassCustomer, StorefrontAnswer, SwitchedOn } from "./types.js";

export type CustomerState = Customer["state"];
export type MailKind = Mail["kind"];
export type Outcome = JournalEntry["outcome"];

/** A call that the sandbox refused. `status` is 0 if nothing answered. */
export class SandboxError extends Error {
  constructor(message: string, about?: { status?: number; problem?: Problem; cause?: unknown });
  status: number;
  problem?: Problem;
}

export interface Clock {
  now(): Promise<Date>;
  state(): Promise<ClockState>;
  freeze(at?: Date | string): Promise<ClockState>;
  set(at: Date | string): Promise<ClockState>;
  /** `duration` is in ISO 8601, as in `PT15M1S`. */
  advance(duration: string): Promise<ClockState>;
  run(): Promise<ClockState>;
  /** Runs with the machine's clock again. */
  reset(): Promise<ClockState>;
  /** What expires next, the soonest first. */
  expiries(): Promise<Expiry[]>;
}

/** An `id` is a number, or a gid as the API gives it. */
export interface Customers {
  list(query?: ListCustomersQuery): Promise<CustomerPage>;
  create(customer: NewCustomer): Promise<Customer>;
  get(id: string | number): Promise<Customer>;
  update(id: string | number, change: CustomerChange): Promise<Customer>;
  delete(id: string | number): Promise<void>;
  invite(id: string | number, invitation?: Invitation): Promise<Customer>;
  /** Lets all logins of a customer expire, as 42 days would. Returns how many there were. */
  expireTokens(id: string | number): Promise<number>;
  addAddress(id: string | number, address: NewAddress): Promise<Address>;
}

/** Things of one kind. An `id` is a number, a gid as the API gives it, or a handle. */
export interface Things<Thing, New, Change, Query, Page> {
  list(query?: Query): Promise<Page>;
  create(thing: New): Promise<Thing>;
  get(id: string | number): Promise<Thing>;
  update(id: string | number, change: Change): Promise<Thing>;
  delete(id: string | number): Promise<void>;
}

export type Products = Things<Product, NewProduct, ProductChange, ListProductsQuery, ProductPage>;
export type Collections = Things<Collection, NewCollection, CollectionChange, ListCollectionsQuery, CollectionPage>;
export type Pages = Things<Page, NewPage, PageChange, ListPagesQuery, PagePage>;
export type Blogs = Things<Blog, NewBlog, BlogChange, ListBlogsQuery, BlogPage>;
export type Articles = Things<Article, NewArticle, ArticleChange, ListArticlesQuery, ArticlePage>;
export type Menus = Things<Menu, NewMenu, MenuChange, ListMenusQuery, MenuPage>;
export type Metaobjects = Things<Metaobject, NewMetaobject, MetaobjectChange, ListMetaobjectsQuery, MetaobjectPage>;
export type Redirects = Things<Redirect, NewRedirect, RedirectChange, ListRedirectsQuery, RedirectPage>;

export type MetafieldDefinitions = Things<
  MetafieldDefinition,
  NewMetafieldDefinition,
  MetafieldDefinitionChange,
  ListMetafieldDefinitionsQuery,
  MetafieldDefinitionPage
>;
export type Locations = Things<
  Location,
  NewLocation,
  LocationChange,
  ListLocationsQuery,
  LocationPage
>;
export type SellingPlanGroups = Things<
  SellingPlanGroup,
  NewSellingPlanGroup,
  SellingPlanGroupChange,
  ListSellingPlanGroupsQuery,
  SellingPlanGroupPage
>;
export type Companies = Things<
  Company,
  NewCompany,
  CompanyChange,
  ListCompaniesQuery,
  CompanyPage
>;
export type PriceLists = Things<
  PriceList,
  NewPriceList,
  PriceListChange,
  ListPriceListsQuery,
  PriceListPage
>;

export interface Shop {
  get(): Promise<ShopState>;
  /** Changes what is given. A reset of the world undoes it. */
  update(change: ShopChange): Promise<ShopState>;
}

export interface Carts {
  list(query?: ListCartsQuery): Promise<CartPage>;
  /** A cart, priced. An id is that of the Storefront API, or its token alone. */
  get(id: string): Promise<Cart>;
  /** Deletes a cart, as if it had expired. */
  delete(id: string): Promise<void>;
  /** Ends the checkout of a cart: one that is paid becomes an order, and is gone. The id is that of the Storefront API. */
  complete(id: string, completion?: CartCompletion): Promise<CompletedCart>;
}

/** What has a code. Of an automatic discount the code is its name. */
export interface Coded<Thing, New, Query, Page> {
  list(query?: Query): Promise<Page>;
  /** Makes one, or replaces the one of that code. */
  put(code: string, thing: New): Promise<Thing>;
  get(code: string): Promise<Thing>;
  delete(code: string): Promise<void>;
}

/** Clients of new customer accounts. The code is the client id. */
export type AccountClients = Coded<AccountClient, NewAccountClient, ListAccountClientsQuery, AccountClientPage>;

export interface AccountLogins {
  list(query?: ListAccountLoginsQuery): Promise<AccountLoginPage>;
  /** Ends a login with all its tokens. */
  delete(id: number): Promise<void>;
}

export type Discounts = Coded<Discount, NewDiscount, ListDiscountsQuery, DiscountPage>;
export type DeliveryZones = Coded<DeliveryZone, NewDeliveryZone, ListDeliveryZonesQuery, DeliveryZonePage>;
export type GiftCards = Coded<GiftCard, NewGiftCard, ListGiftCardsQuery, GiftCardPage>;

export interface Orders {
  list(query?: ListOrdersQuery): Promise<OrderPage>;
  create(order: NewOrder): Promise<Order>;
  get(id: string | number): Promise<Order>;
  update(id: string | number, change: OrderChange): Promise<Order>;
  delete(id: string | number): Promise<void>;
  /** Sends an order, or some of its lines. */
  fulfil(id: string | number, fulfillment?: NewFulfillment): Promise<Order>;
  cancel(id: string | number, cancellation?: Cancellation): Promise<Order>;
  /** Refunds an order, or some of its lines. */
  refund(id: string | number, refund?: Refund): Promise<Order>;
  /** Makes a return of `lines`, or approves, declines, closes or cancels one. */
  setReturn(id: string | number, change: OrderReturn): Promise<Order>;
}

export interface Inbox {
  mails(filter?: ListMailsQuery): Promise<Mail[]>;
  /** Waits for a mail and returns all that match. A `timeout` as a number is in seconds. */
  wait(filter?: Omit<AwaitMailsQuery, "timeout"> & { timeout?: string | number }): Promise<Mail[]>;
  clear(): Promise<void>;
}

export interface Journal {
  entries(filter?: ListEntriesQuery): Promise<JournalEntry[]>;
  /**
   * Yields the entries that exist, then each new one. Ends on `break`, by `return()`, when the signal
   * is aborted, and when the server ends.
   */
  stream(filter?: ListEntriesQuery & { signal?: AbortSignal }): AsyncIterableIterator<JournalEntry>;
  verify(expected: ExpectedRequest): Promise<Verification>;
  /** Explains the Multipass token of an entry, as it was when the request came. */
  explain(id: number): Promise<Explanation>;
  clear(): Promise<void>;
}

/** An isolated shop. */
export class World {
  constructor(sandbox: Server, name: string);
  readonly sandbox: Server;
  readonly name: string;
  readonly accountClients: AccountClients;
  readonly accountLogins: AccountLogins;
  readonly carts: Carts;
  readonly clock: Clock;
  readonly customers: Customers;
  readonly discounts: Discounts;
  readonly giftCards: GiftCards;
  readonly deliveryZones: DeliveryZones;
  readonly inbox: Inbox;
  readonly orders: Orders;
  readonly products: Products;
  readonly collections: Collections;
  readonly pages: Pages;
  readonly blogs: Blogs;
  readonly articles: Articles;
  readonly menus: Menus;
  readonly metaobjects: Metaobjects;
  readonly redirects: Redirects;
  readonly metafieldDefinitions: MetafieldDefinitions;
  readonly locations: Locations;
  readonly sellingPlanGroups: SellingPlanGroups;
  readonly companies: Companies;
  readonly priceLists: PriceLists;
  readonly shop: Shop;
  readonly journal: Journal;
  /** Where the shop is: `…/w/NAME`. */
  readonly url: string;
  /** A Storefront access token whose requests go to this world. */
  readonly accessToken: string;
  storefrontUrl(version?: string): string;
  make(origin?: WorldOrigin): Promise<WorldState>;
  state(): Promise<WorldState>;
  reset(): Promise<WorldState>;
  forget(): Promise<void>;
  snapshot(): Promise<WorldDocument>;
  restore(snapshot: WorldDocument): Promise<WorldState>;
  /** Changes a variant of a product: its price, its stock and the like. */
  updateVariant(id: string | number, change: VariantChange): Promise<Variant>;
  /** The texts of a thing, which a gid names, by languages. */
  translations(id: string): Promise<Translations>;
  /** Replaces the texts of a thing in some languages; null deletes them. */
  translate(id: string, translations: TranslationsChange["translations"]): Promise<Translations>;
  coverage(): Promise<Coverage>;
  /** The customers of the seed that have a name, with what each is for. */
  personas(): Promise<Persona[]>;
  /** Sends a request to the Storefront API with a token of every scope. */
  graphql<Data = any>(
    query: string,
    variables?: Record<string, unknown>,
    options?: { version?: string },
  ): Promise<StorefrontAnswer<Data>>;
  /** Sends a webhook to the URLs that `serve --webhook` names for its topic. */
  trigger(topic: string, trigger?: WebhookTrigger): Promise<TriggeredWebhook>;
  multipassToken(customer: MultipassCustomer, options?: { defect?: Defect }): Promise<string>;
  /** Mints a token, and the address that logs a browser in with it. */
  multipass(customer: MultipassCustomer, options?: { defect?: Defect }): Promise<MintedToken>;
  explain(token: string): Promise<Explanation>;
  /** Switches a scenario on. With an `effect` it is one of your own. */
  scenario(name: string, options?: ScenarioSwitch): Promise<SwitchedOn>;
  scenarios(filter?: ListScenariosQuery): Promise<ScenarioList>;
  allScenariosOff(): Promise<void>;
  /** Calls the control API; `path` is the part after `/worlds/NAME`. */
  call(method: string, path?: string, options?: CallOptions): Promise<any>;
}

/** A server. It keeps no connection open, so there is nothing to close. */
export class Sandbox implements Server {
  /** Throws a `TypeError` if `url` is not the URL of a server, or if it is not in an object. */
  constructor(options?: { url?: string; controlToken?: string });
  readonly url: string;
  world(name: string): World;
  /** Makes a world that no other test has. */
  freshWorld(origin?: WorldOrigin): Promise<World>;
  /** All worlds by name, or the `first` of those that come `after` a name. */
  worlds(filter?: ListWorldsQuery): Promise<WorldSummary[]>;
  /** Calls the control API; `path` is the part after `/_sandbox/api`. */
  call(method: string, path: string, options?: CallOptions): Promise<any>;
  /** Sends a request and returns its response. Throws a `SandboxError` for an error status. */
  send(method: string, path: string, options?: CallOptions): Promise<Response>;
}

/** Starts a server as a process of its own; `stop` ends it. */
export function startSandbox(options?: {
  command?: string[];
  args?: string[];
}): Promise<{ sandbox: Sandbox; stop(): Promise<void> }>;
