/** The control API, generated from its OpenAPI document by `make types`. */

/** A client. Its secret is never shown: `confidential` says whether it has one. */
export type AccountClient = {
  clientId: string;
  name: string;
  confidential: boolean;
  redirectUris: string[];
  origins: string[];
  logoutUris: string[];
  scopes: string[];
  hasLegacyScope: boolean;
};

/** Clients by id, and whether more follow. */
export type AccountClientPage = {
  accountClients: AccountClient[];
  pageInfo: PageInfo;
};

/**
 * A login of a customer to a client. `ended` is the reason why it has ended.
 *
 * `grant` is how it began: `authorization_code`, or the name of the Multipass grant. Logins of one
 * browser have one `sessionId`.
 */
export type AccountLogin = {
  id: number;
  clientId: string;
  customerId: string;
  email: string | null;
  grant: string;
  scope: string;
  sessionId: string;
  beganAt: string;
  endedAt: string | null;
  ended: string | null;
};

/** Logins in the order in which they began, and whether more follow. */
export type AccountLoginPage = {
  accountLogins: AccountLogin[];
  pageInfo: PageInfo;
};

/** A scenario that is on. `left` is the number of calls it will still answer, null for any. */
export type ActiveScenario = {
  name: string;
  description?: string;
  times?: number | null;
  match?: ScenarioMatch;
  effect: ScenarioEffect;
  answered: number;
  left: number | null;
};

/** An address of a customer. Its `id` is the Admin API's, without an access token in it. */
export type Address = {
  id: string;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  province: string | null;
  provinceCode: string | null;
  zip: string | null;
  country: string | null;
  countryCodeV2: string | null;
  phone: string | null;
};

/** An error code of an answer and the root field that has it; null if that is unknown. */
export type AnsweredCode = {
  operation: string | null;
  code: string | null;
};

/** An article. `blog` is the handle of its blog. */
export type Article = {
  id: string;
  blog: string;
  handle: string;
  title: string;
  contentHtml: string;
  excerptHtml: string | null;
  author: Author;
  tags: string[];
  image: Image | null;
  comments: Comment[];
  publishedAt: string | null;
  createdAt: string;
  updatedAt: string;
  seo: Seo;
  metafields: Metafield[];
};

/**
 * Fields of an article to set. What is left out stays as it is.
 *
 * `blog` is the handle or the id of a blog. `excerptHtml` and `image` may be null. The article is
 * hidden before `publishedAt`, and with null or `published` false.
 */
export type ArticleChange = {
  blog?: string;
  title?: string;
  handle?: string;
  contentHtml?: string;
  excerptHtml?: string | null;
  author?: Author;
  tags?: string[];
  image?: NewImage | null;
  comments?: NewComment[];
  published?: boolean;
  publishedAt?: string | null;
  seo?: SeoChange;
  metafields?: NewMetafield[];
};

/** Articles, by id. A page may have few articles or none although more follow. */
export type ArticlePage = {
  articles: Article[];
  pageInfo: PageInfo;
};

/** The author of an article or a comment. Only authors of articles have a `bio`. */
export type Author = {
  name: string;
  email?: string;
  bio?: string | null;
};

/** `timeout` is in seconds, `2.5`, or a duration, `PT2.5S` or `2500ms`; at most 60 seconds. */
export type AwaitMailsQuery = {
  to?: string;
  kind?: "abandoned-checkout" | "activation" | "login-code" | "order-canceled" | "order-confirmation" | "password-reset" | "refund" | "shipping-confirmation" | "welcome";
  after?: number;
  timeout?: string;
};

/** A blog. */
export type Blog = {
  id: string;
  handle: string;
  title: string;
  createdAt: string;
  updatedAt: string;
  seo: Seo;
  metafields: Metafield[];
};

/** Fields of a blog to set. What is left out stays as it is. */
export type BlogChange = {
  title?: string;
  handle?: string;
  seo?: SeoChange;
  metafields?: NewMetafield[];
};

/** Blogs, by id. A page may have few blogs or none although more follow. */
export type BlogPage = {
  blogs: Blog[];
  pageInfo: PageInfo;
};

/**
 * A cancellation of an order, with its reason. `restock` puts what was not sent back into the
 * stock.
 */
export type Cancellation = {
  reason?: "CUSTOMER" | "DECLINED" | "FRAUD" | "INVENTORY" | "OTHER" | "STAFF";
  restock?: boolean;
};

/** A cart, priced. `id` is that of the Storefront API, with the key. */
export type Cart = {
  id: string;
  token: string;
  checkoutUrl: string;
  createdAt: string;
  updatedAt: string;
  note: string;
  attributes: CartAttribute[];
  email: string | null;
  phone: string | null;
  countryCode: string | null;
  customer: string | null;
  lines: CartLine[];
  totalQuantity: number;
  discountCodes: CartCode[];
  giftCards: CartGiftCard[];
  addresses: CartAddress[];
  deliveryOptions: string[];
  currencyCode: string;
  subtotal: string;
  total: string;
};

/** An address that a cart may be delivered to. */
export type CartAddress = {
  id: string;
  selected: boolean;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  provinceCode: string | null;
  countryCode: string;
  zip: string | null;
  phone: string | null;
};

/** A note of your storefront on a cart or a line. */
export type CartAttribute = {
  key: string;
  value: string | null;
};

/** A discount code as it was typed. `reason` says why it does not apply. */
export type CartCode = {
  code: string;
  applicable: boolean;
  reason: string | null;
};

/** The outcome that the checkout of a cart shall have. */
export type CartCompletion = {
  outcome?: "abandoned" | "declined" | "paid";
};

/** A gift card of a cart, and how much of it the cart uses, in the currency of the card. */
export type CartGiftCard = {
  code: string;
  amountUsed: string;
  currencyCode: string;
};

/** A line of a cart. `price` is that of one, `total` that of all, less its discounts. */
export type CartLine = {
  id: string;
  variant: string;
  title: string;
  variantTitle: string;
  quantity: number;
  sellingPlan: string | null;
  attributes: CartAttribute[];
  price: string;
  total: string;
};

/** Carts, by token. A page may have few carts or none although more follow. */
export type CartPage = {
  carts: Cart[];
  pageInfo: PageInfo;
};

/** The likely mistake where the token was made, and how to fix it. `name` stays the same. */
export type Cause = {
  name: string;
  message: string;
  remedy: string;
};

/**
 * One change of the clock: exactly one key.
 *
 * `freeze` is the instant to stop at, true for the present one. `advance` is a duration:
 * `PT15M1S`. `set` is the instant to continue from. `run` and `reset` are true: to continue from
 * where the clock is, and to run with the machine's clock again.
 */
export type ClockChange = {
  freeze?: string | boolean;
  advance?: string;
  set?: string;
  run?: boolean;
  reset?: boolean;
};

/** The time in a world, in UTC, to the microsecond, and whether the clock is stopped. */
export type ClockState = {
  now: string;
  frozen: boolean;
};

/** An error code, the number of requests answered with it, and the scenarios that force it. */
export type CodeCoverage = {
  code: string;
  count: number;
  scenarios: string[];
};

/** A collection. `products` are the handles of a manual one; one with `rules` has none. */
export type Collection = {
  id: string;
  handle: string;
  title: string;
  descriptionHtml: string;
  published: boolean;
  sortOrder: "ALPHA_ASC" | "ALPHA_DESC" | "BEST_SELLING" | "CREATED" | "CREATED_DESC" | "MANUAL" | "PRICE_ASC" | "PRICE_DESC";
  products: string[];
  rules: Rule[];
  image: Image | null;
  seo: Seo;
  updatedAt: string;
  metafields: Metafield[];
};

/**
 * Fields of a collection to set. What is left out stays as it is.
 *
 * `products` are all products of a manual collection, by handle or id, in its order. With `rules`
 * a collection holds what meets any of them; without, it is a manual one.
 */
export type CollectionChange = {
  title?: string;
  handle?: string;
  descriptionHtml?: string;
  published?: boolean;
  sortOrder?: "ALPHA_ASC" | "ALPHA_DESC" | "BEST_SELLING" | "CREATED" | "CREATED_DESC" | "MANUAL" | "PRICE_ASC" | "PRICE_DESC";
  products?: string[];
  rules?: NewRule[];
  image?: NewImage | null;
  seo?: SeoChange;
  metafields?: NewMetafield[];
};

/** Collections, by id. A page may have few collections or none although more follow. */
export type CollectionPage = {
  collections: Collection[];
  pageInfo: PageInfo;
};

/** A comment of an article. */
export type Comment = {
  id: string;
  author: Author;
  contentHtml: string;
};

/** A company. */
export type Company = {
  id: string;
  name: string;
  externalId: string | null;
  contacts: CompanyContact[];
  locations: CompanyLocation[];
  createdAt: string;
  updatedAt: string;
};

/**
 * Fields of a company to set. What is left out stays as it is.
 *
 * `contacts` and `locations` are all of them: one of the same email or name keeps its id.
 */
export type CompanyChange = {
  name?: string;
  externalId?: string | null;
  contacts?: NewCompanyContact[];
  locations?: NewCompanyLocation[];
};

/** A customer who buys for the company. */
export type CompanyContact = {
  id: string;
  email: string;
  title: string | null;
  locale: string | null;
  roles: CompanyRole[];
};

/** A place of the company. Its id is the `companyLocationId` of a buyer. */
export type CompanyLocation = {
  id: string;
  name: string;
  externalId: string | null;
  locale: string | null;
  priceList: string | null;
  taxIdentifier: string | null;
};

/** Companies, by id. A page may have few companies or none although more follow. */
export type CompanyPage = {
  companies: Company[];
  pageInfo: PageInfo;
};

/** A role at a location of the company: the id of its assignment, and the location's name. */
export type CompanyRole = {
  id: string;
  location: string;
  role: "Location admin" | "Ordering only";
};

/** The outcome of a checkout. `order` is null unless it was paid. */
export type CompletedCart = {
  outcome: "abandoned" | "declined" | "paid";
  order: Order | null;
};

/**
 * The operations and codes that a world has answered since it was made or reset.
 *
 * `operations` are all that the sandbox answers, met or not. `anyOperation` are codes that
 * belong to no single operation, such as those of scenarios that match all. `share` has
 * `operations` and `codes`.
 */
export type Coverage = {
  share: Record<string, CoverageShare>;
  operations: OperationCoverage[];
  anyOperation: CodeCoverage[];
};

/** The number of all known operations or codes, and of those that were met. */
export type CoverageShare = {
  met: number;
  known: number;
};

/** A customer. `numberOfOrders` is text, as in the schema. */
export type Customer = {
  id: string;
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  displayName: string;
  state: "DECLINED" | "DISABLED" | "ENABLED" | "INVITED";
  tags: string[];
  acceptsMarketing: boolean;
  multipassIdentifier: string | null;
  numberOfOrders: string;
  createdAt: string;
  updatedAt: string;
  defaultAddress: Address | null;
  addresses: Address[];
};

/** Fields of a customer to set. What is left out stays as it is, null clears. */
export type CustomerChange = {
  email?: string | null;
  phone?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  acceptsMarketing?: boolean;
  tags?: string[];
  state?: "DECLINED" | "DISABLED" | "ENABLED" | "INVITED";
  multipassIdentifier?: string | null;
  password?: string | null;
};

/** Shopify: the enum of the same name, unchanged from 2023-01 to 2026-10. */
export type CustomerErrorCode = "ALREADY_ENABLED" | "BAD_DOMAIN" | "BLANK" | "CONTAINS_HTML_TAGS" | "CONTAINS_URL" | "CUSTOMER_DISABLED" | "INVALID" | "INVALID_MULTIPASS_REQUEST" | "NOT_FOUND" | "PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE" | "TAKEN" | "TOKEN_INVALID" | "TOO_LONG" | "TOO_SHORT" | "UNIDENTIFIED_CUSTOMER";

/** Customers, by id. A page may have few customers or none although more follow. */
export type CustomerPage = {
  customers: Customer[];
  pageInfo: PageInfo;
};

/** A way of delivery that the buyer chose: a rate, or the location where it is picked up. */
export type Delivery = {
  title: string;
  method: "LOCAL" | "PICK_UP" | "SHIPPING";
};

/** A shipping rate: its name and price. */
export type DeliveryRate = {
  name: string;
  price: string;
  description: string | null;
};

/** Countries with the same rates. */
export type DeliveryZone = {
  name: string;
  countries: string[];
  rates: DeliveryRate[];
};

/** Delivery zones, by name. */
export type DeliveryZonePage = {
  deliveryZones: DeliveryZone[];
  pageInfo: PageInfo;
};

/**
 * One value that differs. `pointer` is its place in the body: `#/variables/input/email`.
 *
 * `actual` is also null if the value is missing.
 */
export type Difference = {
  pointer: string;
  expected: unknown;
  actual: unknown;
};

/** A discount. `code` is its name also if it is `automatic`; `used` is how often it was used. */
export type Discount = {
  code: string;
  kind: "amount" | "buyXGetY" | "freeShipping" | "percentage";
  value: string;
  each: boolean;
  automatic: boolean;
  title: string;
  appliesTo: DiscountItems;
  appliesOnOneTimePurchase: boolean;
  appliesOnSubscription: boolean;
  minimum: DiscountMinimum;
  buys: number;
  gets: number;
  getsFrom: DiscountItems;
  customers: string[];
  combinesWith: ("order" | "product" | "shipping")[];
  startsAt: string | null;
  endsAt: string | null;
  usageLimit: number | null;
  oncePerCustomer: boolean;
  used: number;
};

/** The items that a discount is for, by handles or ids. Without any, the whole order. */
export type DiscountItems = {
  products?: string[];
  collections?: string[];
};

/** The least price, and the least number, of the items that a discount is for. */
export type DiscountMinimum = {
  subtotal?: string | number | null;
  quantity?: number | null;
};

/** Discounts, by code. */
export type DiscountPage = {
  discounts: Discount[];
  pageInfo: PageInfo;
};

/**
 * A request that must have been made: a root field, and what its arguments must contain.
 *
 * `variables` are as in the match of a scenario, JSON paths included. `count` is the number of
 * such requests; without it at least one.
 */
export type ExpectedRequest = {
  operation: string;
  variables?: Record<string, unknown>;
  count?: number | null;
};

/** How many customer access tokens have expired by the call. */
export type ExpiredTokens = {
  expired: number;
};

/** When something expires. `of` is the email or id of the customer, or the token of a cart. */
export type Expiry = {
  kind: "activation-link" | "cart" | "login" | "reset-link";
  of: string;
  at: string;
};

/** The next expiries of a world, the soonest first: at most 100. */
export type ExpiryList = {
  expiries: Expiry[];
};

/**
 * What a login with a token would result in.
 *
 * `failed`, `reason`, `message` and `cause` are null if the token opens. The last of `steps` is
 * the one that failed. `notes` are remarks about harmless oddities. `grant` is what the Multipass
 * grant of new customer accounts answers: `200`, or a status and an error.
 */
export type Explanation = {
  opens: boolean;
  steps: Step[];
  failed: string | null;
  reason: string | null;
  message: string | null;
  cause: Cause | null;
  notes: string[];
  grant: string;
};

/**
 * One thing that is wrong. `pointer` is its place, as in `#/addresses/0/city`.
 *
 * That is a JSON pointer in a URI's fragment (RFC 6901). `detail` goes on from it: `is missing`.
 */
export type Fault = {
  pointer: string;
  detail: string;
};

/**
 * An operation, an account page, a part of the transport, or a type of the schema.
 *
 * `known`, `source` and `note` are of its answer when all is well.
 */
export type FidelityEntry = {
  name: string;
  kind: FidelityKind;
  known: FidelityKnown;
  source: string | null;
  note: string | null;
  errors: FidelityLine[];
};

/**
 * What an entry is about; `ACCOUNT_MUTATION` and `ACCOUNT_QUERY` are root fields of the
 * Customer Account API, `LOGIN` a path of the login to new customer accounts. `TRANSPORT` is what
 * every operation may meet, `TYPE` the objects of a type of the schema, `NOT_BUILT` a root field
 * that the sandbox refuses.
 */
export type FidelityKind = "account-page" | "checkout-page" | "customer-account-mutation" | "customer-account-query" | "login" | "mutation" | "not-built" | "query" | "transport" | "type";

/** How an answer of the real service is known, the surest first. */
export type FidelityKnown = "chosen" | "documented" | "inferred" | "recorded" | "reported";

export type FidelityLedger = {
  entries: FidelityEntry[];
};

/**
 * One error that may be answered.
 *
 * In `message` what braces hold differs, as in `{email}`; None is whatever belongs to the code.
 * With `by_scenario_only` it comes when a scenario says so, and never else.
 */
export type FidelityLine = {
  place: FidelityPlace;
  status: number;
  code: string | null;
  field: string[] | null;
  message: string | null;
  known: FidelityKnown;
  source: string | null;
  note: string | null;
  byScenarioOnly: boolean;
};

/** Where on the wire an error stands; `BODY` is the whole answer. */
export type FidelityPlace = "body" | "customerUserErrors" | "errors" | "userErrors" | "warnings";

/**
 * What a field of a type has in the answer, wherever it is asked for.
 *
 * `field` is `TYPE.FIELD`, such as `ProductVariant.availableForSale`. Its `value` is null if it
 * is left out. Of an object, only the fields that `value` has are changed. `{base_url}` in a
 * text is the sandbox's address. With an `error` the field is null, and the error is in `errors`.
 */
export type FieldChange = {
  field: string;
  value?: unknown;
  error?: FieldChangeError | null;
};

/** The GraphQL error of a field, which is null then. */
export type FieldChangeError = {
  message: string;
  extensions?: Record<string, unknown> | null;
};

/** An entry of `customerUserErrors`. */
export type ForcedCustomerUserError = {
  message: string;
  code: CustomerErrorCode;
  field?: string[] | null;
};

/**
 * A top-level GraphQL error.
 *
 * With any `path` the field of the operation raises it: the field is null, and the path is that
 * of the field in the response. Without a path it is the answer to the whole request.
 */
export type ForcedError = {
  message: string;
  path?: (string | number)[] | null;
  extensions?: Record<string, unknown> | null;
};

/** A parcel. */
export type Fulfillment = {
  lines: QuantityOfLine[];
  trackingCompany: string | null;
  trackingNumbers: string[];
  shipmentStatus: "ATTEMPTED_DELIVERY" | "CARRIER_PICKED_UP" | "CONFIRMED" | "DELAYED" | "DELIVERED" | "FAILURE" | "IN_TRANSIT" | "LABEL_PRINTED" | "LABEL_PURCHASED" | "OUT_FOR_DELIVERY" | "PICKED_UP" | "READY_FOR_PICKUP" | null;
};

/** A gift card. */
export type GiftCard = {
  code: string;
  balance: string;
  currencyCode: string;
  expiresOn: string | null;
  enabled: boolean;
};

/** Gift cards, by code. */
export type GiftCardPage = {
  giftCards: GiftCard[];
  pageInfo: PageInfo;
};

/** An image: a whole URL, or the path of a file of the shop. */
export type Image = {
  url: string;
  alt: string | null;
  width: number | null;
  height: number | null;
};

/**
 * An invitation of a customer. `language` is that of the mail: EN, DE or FR.
 *
 * Without it, it is the default language of the country of the customer's default address.
 */
export type Invitation = {
  language?: "DE" | "EN" | "FR" | null;
};

/**
 * A request and its answer, without secrets.
 *
 * `time` is that of the world. `ms` is the time it took to answer, without `delayMs`, by which a
 * scenario delayed it. `version` is null for a page and for a control call, `accessToken` for a
 * tokenless request, `status` for a dropped connection. `operations` are root fields. `document`,
 * `variables` and `answer` are also null if they are too large to keep or cannot be read.
 * `userErrors` and `errors` are the codes of the answer; `reason` says why, `scenario` is the
 * scenario that answered.
 */
export type JournalEntry = {
  id: number;
  time: string;
  ms: number;
  delayMs: number;
  requestId: string;
  method: string;
  path: string;
  version: string | null;
  accessToken: RequestToken | null;
  operationName: string | null;
  operationType: "mutation" | "query" | "subscription" | null;
  operations: string[];
  document: string | null;
  variables: Record<string, unknown> | null;
  outcome: "dropped" | "errors" | "http-error" | "ok" | "user-errors";
  status: number | null;
  userErrors: AnsweredCode[];
  errors: AnsweredCode[];
  reason: Reason[];
  scenario: string | null;
  answer: unknown;
};

/**
 * Entries, newest last. `lastId` is that of the world's newest entry, listed or not.
 *
 * `forgotten` is the number of entries above `after` that were dropped to make room.
 */
export type JournalPage = {
  entries: JournalEntry[];
  lastId: number;
  forgotten: number;
};

/** The page of a list. `after` is the `endCursor` of the page before. */
export type ListAccountClientsQuery = {
  after?: string;
  first?: number;
};

/** A filter of logins: the `email` of the customer; `ended` adds those that have ended. */
export type ListAccountLoginsQuery = {
  after?: string;
  first?: number;
  email?: string;
  ended?: boolean;
};

/**
 * A filter, and the page of the list.
 *
 * `query` is in the search syntax of the Storefront API: words, `title:tent`, `tag:sale`. `after`
 * is the `endCursor` of the page before.
 */
export type ListArticlesQuery = {
  query?: string;
  after?: string;
  first?: number;
};

/**
 * A filter, and the page of the list.
 *
 * `query` is in the search syntax of the Storefront API: words, `title:tent`, `tag:sale`. `after`
 * is the `endCursor` of the page before.
 */
export type ListBlogsQuery = {
  query?: string;
  after?: string;
  first?: number;
};

/**
 * A filter of carts, and the page of the list. `email` is that of the buyer.
 *
 * `after` is the `endCursor` of the page before.
 */
export type ListCartsQuery = {
  email?: string;
  after?: string;
  first?: number;
};

/**
 * A filter, and the page of the list.
 *
 * `query` is in the search syntax of the Storefront API: words, `title:tent`, `tag:sale`. `after`
 * is the `endCursor` of the page before.
 */
export type ListCollectionsQuery = {
  query?: string;
  after?: string;
  first?: number;
};

/**
 * A filter, and the page of the list.
 *
 * `query` is in the search syntax of the Storefront API: words, `title:tent`, `tag:sale`. `after`
 * is the `endCursor` of the page before.
 */
export type ListCompaniesQuery = {
  query?: string;
  after?: string;
  first?: number;
};

/**
 * A filter of customers, and the page of the list.
 *
 * `email` finds the one customer with that email. `query` is words in email, phone or names,
 * `state:enabled`, `tag:vip` or `tag:"trade show"`; all of them must match. `after` is the
 * `endCursor` of the page before.
 */
export type ListCustomersQuery = {
  email?: string;
  query?: string;
  after?: string;
  first?: number;
};

/** The page of a list. `after` is the `endCursor` of the page before. */
export type ListDeliveryZonesQuery = {
  after?: string;
  first?: number;
};

/** The page of a list. `after` is the `endCursor` of the page before. */
export type ListDiscountsQuery = {
  after?: string;
  first?: number;
};

/**
 * A filter of entries: the root field `operation`, the `outcome`, and an id above `after` and
 * below `before`; of these the `last` ones.
 *
 * `kind` is `shopper` for requests to the Storefront API and to pages, or `control` for calls of
 * the control API that change the world. Each kind has ids of its own.
 *
 * With `detail` false, entries have nothing of the bodies: `document`, `variables`, `answer`,
 * `operationName` and `operationType` are null, and reasons have an empty `message`.
 */
export type ListEntriesQuery = {
  operation?: string;
  outcome?: "dropped" | "errors" | "http-error" | "ok" | "user-errors";
  after?: number;
  detail?: boolean;
  kind?: "control" | "shopper";
  before?: number;
  last?: number;
};

/** The page of a list. `after` is the `endCursor` of the page before. */
export type ListGiftCardsQuery = {
  after?: string;
  first?: number;
};

/** Which entry: an operation of the schema, the path of an account page, or a part of HTTP. */
export type ListLedgerQuery = {
  operation?: string;
};

/**
 * A filter, and the page of the list.
 *
 * `query` is in the search syntax of the Storefront API: words, `title:tent`, `tag:sale`. `after`
 * is the `endCursor` of the page before.
 */
export type ListLocationsQuery = {
  query?: string;
  after?: string;
  first?: number;
};

/** A filter of mails: by address, in any case of letters; by kind; with an id above `after`. */
export type ListMailsQuery = {
  to?: string;
  kind?: "abandoned-checkout" | "activation" | "login-code" | "order-canceled" | "order-confirmation" | "password-reset" | "refund" | "shipping-confirmation" | "welcome";
  after?: number;
};

/**
 * A filter, and the page of the list.
 *
 * `query` is in the search syntax of the Storefront API: words, `title:tent`, `tag:sale`. `after`
 * is the `endCursor` of the page before.
 */
export type ListMenusQuery = {
  query?: string;
  after?: string;
  first?: number;
};

/**
 * A filter, and the page of the list.
 *
 * `query` is in the search syntax of the Storefront API: words, `title:tent`, `tag:sale`. `after`
 * is the `endCursor` of the page before.
 */
export type ListMetafieldDefinitionsQuery = {
  query?: string;
  after?: string;
  first?: number;
};

/**
 * A filter, and the page of the list.
 *
 * `query` is in the search syntax of the Storefront API: words, `title:tent`, `tag:sale`. `after`
 * is the `endCursor` of the page before.
 */
export type ListMetaobjectsQuery = {
  query?: string;
  after?: string;
  first?: number;
};

/**
 * A filter of orders, and the page of the list.
 *
 * `customer` is the id or the email of a customer. `after` is the `endCursor` of the page before.
 * With `changed`, only orders of customers with an order that was made or changed in this world,
 * the newest first. `query` is in the search syntax: words in name, email or titles, and fields
 * such as `financial_status:paid`.
 */
export type ListOrdersQuery = {
  query?: string;
  customer?: string;
  changed?: boolean;
  after?: string;
  first?: number;
};

/**
 * A filter, and the page of the list.
 *
 * `query` is in the search syntax of the Storefront API: words, `title:tent`, `tag:sale`. `after`
 * is the `endCursor` of the page before.
 */
export type ListPagesQuery = {
  query?: string;
  after?: string;
  first?: number;
};

/** The price of a variant, and its quantities. Amounts are text, in the shop's currency. */
export type ListPrice = {
  variantId: string;
  price: string | null;
  compareAtPrice: string | null;
  quantityRule: QuantityRule;
  quantityPriceBreaks: QuantityPriceBreak[];
};

/**
 * A filter, and the page of the list.
 *
 * `query` is in the search syntax of the Storefront API: words, `title:tent`, `tag:sale`. `after`
 * is the `endCursor` of the page before.
 */
export type ListPriceListsQuery = {
  query?: string;
  after?: string;
  first?: number;
};

/**
 * A filter, and the page of the list.
 *
 * `query` is in the search syntax of the Storefront API: words, `title:tent`, `tag:sale`. `after`
 * is the `endCursor` of the page before.
 */
export type ListProductsQuery = {
  query?: string;
  after?: string;
  first?: number;
};

/**
 * A filter, and the page of the list.
 *
 * `query` is in the search syntax of the Storefront API: words, `title:tent`, `tag:sale`. `after`
 * is the `endCursor` of the page before.
 */
export type ListRedirectsQuery = {
  query?: string;
  after?: string;
  first?: number;
};

/** With `library` false, only the scenarios that are on are listed; `library` is empty. */
export type ListScenariosQuery = {
  library?: boolean;
};

/**
 * A filter, and the page of the list.
 *
 * `query` is in the search syntax of the Storefront API: words, `title:tent`, `tag:sale`. `after`
 * is the `endCursor` of the page before.
 */
export type ListSellingPlanGroupsQuery = {
  query?: string;
  after?: string;
  first?: number;
};

/**
 * A filter of worlds: `query` is in their names, and the names follow `after`.
 *
 * The list has the `first` of these; by default all, which can be 10,000.
 */
export type ListWorldsQuery = {
  query?: string;
  after?: string;
  first?: number;
};

/**
 * Delivery of a location to buyers nearby, in its own country.
 *
 * A postal code with `*` at its end matches all with that beginning. Amounts are in the currency
 * of the shop; it is not offered for orders below `minimumSubtotal`.
 */
export type LocalDelivery = {
  postalCodes: string[];
  price?: string | number;
  minimumSubtotal?: string | number;
  name?: string;
  description?: string | null;
};

/** A location. Stock at locations is found by its handle. */
export type Location = {
  id: string;
  handle: string;
  name: string;
  address: LocationAddress;
  pickUpTime: string | null;
  localDelivery: LocalDelivery | null;
  metafields: Metafield[];
};

/** Where a location is. `latitude` and `longitude` are in degrees. */
export type LocationAddress = {
  address1?: string | null;
  address2?: string | null;
  city?: string | null;
  province?: string | null;
  provinceCode?: string | null;
  countryCode?: string | null;
  zip?: string | null;
  phone?: string | null;
  latitude?: number | null;
  longitude?: number | null;
};

/**
 * Fields of a location to set. What is left out stays as it is.
 *
 * `pickUpTime` is a text for buyers, `Usually ready in 2 hours`; null without pickup.
 * `localDelivery` is null without delivery to buyers nearby.
 */
export type LocationChange = {
  name?: string;
  handle?: string;
  address?: LocationAddress;
  pickUpTime?: string | null;
  localDelivery?: LocalDelivery | null;
  metafields?: NewMetafield[];
};

/** Locations, by id. A page may have few locations or none although more follow. */
export type LocationPage = {
  locations: Location[];
  pageInfo: PageInfo;
};

/**
 * A mail. `links` are the real shop's; `urls` are the same pages, served by the sandbox.
 *
 * `id` counts the mails of a world from 1. `html` is the same as `text`, as a page. `code` are the
 * digits of a `login-code`.
 */
export type Mail = {
  id: number;
  to: string;
  kind: "abandoned-checkout" | "activation" | "login-code" | "order-canceled" | "order-confirmation" | "password-reset" | "refund" | "shipping-confirmation" | "welcome";
  subject: string;
  links: string[];
  urls: string[];
  text: string;
  html: string;
  createdAt: string;
  code?: string | null;
};

/** Mails, newest last. */
export type MailList = {
  mails: Mail[];
};

/**
 * Countries with one currency, as codes of the schema. The first language is the default.
 *
 * `rate` is what one unit of the shop's currency is worth in that of the market; null is 1.
 */
export type Market = {
  id: number;
  handle: string;
  currency: string;
  countries: string[];
  languages: string[];
  rate?: string | null;
};

/** A fixed price in a market, in the currency of the market, as text. */
export type MarketPrice = {
  price: string;
  compareAtPrice: string | null;
};

/** The calls. Each key replaces that of the scenario; what is left out stays. */
export type MatchChange = {
  operation?: string | string[];
  variables?: Record<string, unknown>;
  times?: number | null;
};

/** The quantity in a variant, and that of its unit price. */
export type Measurement = {
  quantityValue: number;
  quantityUnit: string;
  referenceValue: number;
  referenceUnit: string;
};

/** An image, a video or a 3D model. `url` is a whole URL, or the path of a file of the shop. */
export type Media = {
  id: string;
  url: string;
  mediaContentType: "EXTERNAL_VIDEO" | "IMAGE" | "MODEL_3D" | "VIDEO";
  alt: string | null;
  width: number | null;
  height: number | null;
  sources: MediaSource[];
  originUrl: string | null;
  embedUrl: string | null;
};

/** A file of a video or of a 3D model. */
export type MediaSource = {
  url: string;
  mimeType: string;
  format: string;
  width: number;
  height: number;
  filesize: number;
};

/** A menu. */
export type Menu = {
  id: string;
  handle: string;
  title: string;
  items: MenuItem[];
};

/** Fields of a menu to set. What is left out stays as it is; `items` are all items. */
export type MenuChange = {
  title?: string;
  handle?: string;
  items?: NewMenuItem[];
};

/** A line of a menu. */
export type MenuItem = {
  id: string;
  title: string;
  type: "ARTICLE" | "BLOG" | "CATALOG" | "COLLECTION" | "COLLECTIONS" | "CUSTOMER_ACCOUNT_PAGE" | "FRONTPAGE" | "HTTP" | "METAOBJECT" | "PAGE" | "PRODUCT" | "SEARCH" | "SHOP_POLICY";
  handle: string | null;
  url: string | null;
  tags: string[];
  items: MenuItem[];
};

/** Menus, by id. A page may have few menus or none although more follow. */
export type MenuPage = {
  menus: Menu[];
  pageInfo: PageInfo;
};

/** A metafield. */
export type Metafield = {
  id: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
};

/** What the metafields of a key are, for owners of one type. */
export type MetafieldDefinition = {
  id: string;
  ownerType: "ARTICLE" | "BLOG" | "COLLECTION" | "LOCATION" | "PAGE" | "PRODUCT" | "PRODUCTVARIANT" | "SHOP";
  namespace: string;
  key: string;
  name: string;
  type: string;
  storefrontAccess: "NONE" | "PUBLIC_READ";
};

/** Fields of a definition to set. What is left out stays as it is. */
export type MetafieldDefinitionChange = {
  name?: string;
  storefrontAccess?: "NONE" | "PUBLIC_READ";
};

/** Definitions, by id. A page may have few definitions or none although more follow. */
export type MetafieldDefinitionPage = {
  metafieldDefinitions: MetafieldDefinition[];
  pageInfo: PageInfo;
};

/** A metaobject. */
export type Metaobject = {
  id: string;
  type: string;
  handle: string;
  status: "ACTIVE" | "DRAFT";
  fields: MetaobjectField[];
  updatedAt: string;
};

/** Fields of a metaobject to set. What is left out stays as it is. */
export type MetaobjectChange = {
  handle?: string;
  fields?: NewMetaobjectField[];
  status?: "ACTIVE" | "DRAFT";
};

/** A value of a metaobject. */
export type MetaobjectField = {
  key: string;
  type: string;
  value: string;
};

/** Metaobjects, by id. A page may have few metaobjects or none although more follow. */
export type MetaobjectPage = {
  metaobjects: Metaobject[];
  pageInfo: PageInfo;
};

/** A token, and the address that logs a browser in with it. */
export type MintedToken = {
  token: string;
  url: string;
};

/** An entry, and its differences from the expected request; none if it matches. */
export type NearestEntry = {
  entry: JournalEntry;
  differences: Difference[];
};

/**
 * A client. With a `secret` it is confidential.
 *
 * Without `redirectUris`, `origins` or `logoutUris` each address of this machine is allowed;
 * without `scopes` it has all. `hasLegacyScope` is for one that still exchanges its token.
 */
export type NewAccountClient = {
  name: string;
  secret?: string | null;
  redirectUris?: string[];
  origins?: string[];
  logoutUris?: string[];
  scopes?: string[] | null;
  hasLegacyScope?: boolean;
};

/**
 * An address to add. The first address of a customer is the default one in any case.
 *
 * Country and province are given by name or by code; the code takes precedence.
 */
export type NewAddress = {
  firstName?: string | null;
  lastName?: string | null;
  company?: string | null;
  address1?: string | null;
  address2?: string | null;
  city?: string | null;
  country?: string | null;
  province?: string | null;
  zip?: string | null;
  phone?: string | null;
  countryCode?: string;
  provinceCode?: string;
  default?: boolean;
};

/** Fields of a new article. It is published. The author is the shop by default. */
export type NewArticle = {
  blog: string;
  title: string;
  handle?: string;
  contentHtml?: string;
  excerptHtml?: string | null;
  author?: Author;
  tags?: string[];
  image?: NewImage | null;
  comments?: NewComment[];
  published?: boolean;
  publishedAt?: string | null;
  seo?: SeoChange;
  metafields?: NewMetafield[];
};

/** Fields of a new blog. */
export type NewBlog = {
  title: string;
  handle?: string;
  seo?: SeoChange;
  metafields?: NewMetafield[];
};

/** Fields of a new collection. It is published, and a manual one unless it has `rules`. */
export type NewCollection = {
  title: string;
  handle?: string;
  descriptionHtml?: string;
  published?: boolean;
  sortOrder?: "ALPHA_ASC" | "ALPHA_DESC" | "BEST_SELLING" | "CREATED" | "CREATED_DESC" | "MANUAL" | "PRICE_ASC" | "PRICE_DESC";
  products?: string[];
  rules?: NewRule[];
  image?: NewImage | null;
  seo?: SeoChange;
  metafields?: NewMetafield[];
};

/** A published comment of an article. */
export type NewComment = {
  author: Author;
  contentHtml: string;
};

/** Fields of a new company. */
export type NewCompany = {
  name: string;
  externalId?: string | null;
  contacts?: NewCompanyContact[];
  locations?: NewCompanyLocation[];
};

/**
 * A customer who buys for the company, by email.
 *
 * Without `roles` the contact is "Location admin" of all locations; with `[]` the contact buys
 * for none.
 */
export type NewCompanyContact = {
  email: string;
  title?: string | null;
  locale?: string | null;
  roles?: NewCompanyRole[] | null;
};

/** A location of the company. `priceList` is the handle of its price list. */
export type NewCompanyLocation = {
  name: string;
  externalId?: string | null;
  locale?: string | null;
  priceList?: string | null;
  taxIdentifier?: string | null;
};

/** A role at a location of the company, by the location's name. */
export type NewCompanyRole = {
  location: string;
  role: "Location admin" | "Ordering only";
};

/** Fields of a new customer, and the orders that the customer has placed before. */
export type NewCustomer = {
  email?: string | null;
  phone?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  acceptsMarketing?: boolean;
  tags?: string[];
  state?: "DECLINED" | "DISABLED" | "ENABLED" | "INVITED";
  multipassIdentifier?: string | null;
  password?: string | null;
  orders?: NewOrderOfCustomer[];
};

/** A shipping rate: its name and price. */
export type NewDeliveryRate = {
  name: string;
  price: string | number;
  description?: string | null;
};

/**
 * Countries with the same rates; a zone of that name is replaced. Without rates the shop does
 * not ship there. A country is in one zone at most.
 */
export type NewDeliveryZone = {
  countries: string[];
  rates?: NewDeliveryRate[];
};

/**
 * A discount. One of that name is replaced, and its uses are counted from 0.
 *
 * `value` is a percentage or an amount: once for all items, or of each with `each`. Of buyXGetY,
 * a buyer of `buys` items gets `gets` more for `value` percent less, 100 by default, or with
 * `each` for that amount less: of the same items, or of those of `getsFrom`. An `automatic` one
 * needs no code; it may have a `title`. `customers` are ids or emails; without any
 * it is for all.
 */
export type NewDiscount = {
  kind: "amount" | "buyXGetY" | "freeShipping" | "percentage";
  value?: string | number | null;
  each?: boolean;
  automatic?: boolean;
  title?: string | null;
  appliesTo?: DiscountItems;
  appliesOnOneTimePurchase?: boolean;
  appliesOnSubscription?: boolean;
  minimum?: DiscountMinimum;
  buys?: number;
  gets?: number;
  getsFrom?: DiscountItems;
  customers?: string[];
  combinesWith?: ("order" | "product" | "shipping")[];
  startsAt?: string | null;
  endsAt?: string | null;
  usageLimit?: number | null;
  oncePerCustomer?: boolean;
};

/** A parcel: all that is not sent yet, or the `lines` that are in it. */
export type NewFulfillment = {
  lines?: QuantityOfLine[];
  trackingCompany?: string | null;
  trackingNumbers?: string[];
};

/** A gift card; one of that code is replaced. `expiresOn` is the last day on which it pays. */
export type NewGiftCard = {
  balance: string | number;
  currencyCode?: string | null;
  expiresOn?: string | null;
  enabled?: boolean;
};

/** An image: a whole URL, or the path of a file of the shop, such as `files/tent.png`. */
export type NewImage = {
  url: string;
  alt?: string | null;
  width?: number | null;
  height?: number | null;
};

/** The price of a variant, and its quantities. Without a `price`, that of the percentage. */
export type NewListPrice = {
  variantId: string;
  price?: string | number | null;
  compareAtPrice?: string | number | null;
  quantityRule?: QuantityRule;
  quantityPriceBreaks?: NewQuantityPriceBreak[];
};

/** Fields of a new location. Without a `pickUpTime` it is a warehouse. */
export type NewLocation = {
  name: string;
  handle?: string;
  address?: LocationAddress;
  pickUpTime?: string | null;
  localDelivery?: LocalDelivery | null;
  metafields?: NewMetafield[];
};

/** A fixed price in a market, in the currency of the market. */
export type NewMarketPrice = {
  price: string | number;
  compareAtPrice?: string | number | null;
};

/**
 * The quantity in a variant, and that of its unit price: `750 ML`, for `100 ML`.
 *
 * The unit of the reference is by default that of the quantity.
 */
export type NewMeasurement = {
  quantityValue: number;
  quantityUnit: "CL" | "CM" | "FLOZ" | "FT" | "FT2" | "G" | "GAL" | "IN" | "ITEM" | "KG" | "L" | "LB" | "M" | "M2" | "M3" | "MG" | "ML" | "MM" | "OZ" | "PT" | "QT" | "UNKNOWN" | "YD";
  referenceValue?: number;
  referenceUnit?: "CL" | "CM" | "FLOZ" | "FT" | "FT2" | "G" | "GAL" | "IN" | "ITEM" | "KG" | "L" | "LB" | "M" | "M2" | "M3" | "MG" | "ML" | "MM" | "OZ" | "PT" | "QT" | "UNKNOWN" | "YD" | null;
};

/**
 * An image, a video or a 3D model.
 *
 * `url` is that of an image, or of the preview of the others: a whole URL, or the path of a file
 * of the shop, such as `files/tent.png`. Sizes are in pixels. `sources` are for VIDEO and
 * MODEL_3D, `originUrl` and `embedUrl` for EXTERNAL_VIDEO.
 */
export type NewMedia = {
  url: string;
  mediaContentType?: "EXTERNAL_VIDEO" | "IMAGE" | "MODEL_3D" | "VIDEO";
  alt?: string | null;
  width?: number | null;
  height?: number | null;
  sources?: NewMediaSource[];
  originUrl?: string | null;
  embedUrl?: string | null;
};

/** A file of a video or of a 3D model. Sizes in pixels and bytes. */
export type NewMediaSource = {
  url: string;
  mimeType: string;
  format: string;
  width?: number;
  height?: number;
  filesize?: number;
};

/** Fields of a new menu. */
export type NewMenu = {
  title: string;
  handle?: string;
  items?: NewMenuItem[];
};

/**
 * A line of a menu. Items nest three levels deep.
 *
 * `handle` is that of its target: of an article `BLOG/ARTICLE`, of a metaobject `TYPE/HANDLE`.
 * `url` is the target of an item of the type HTTP.
 */
export type NewMenuItem = {
  title: string;
  type: "ARTICLE" | "BLOG" | "CATALOG" | "COLLECTION" | "COLLECTIONS" | "CUSTOMER_ACCOUNT_PAGE" | "FRONTPAGE" | "HTTP" | "METAOBJECT" | "PAGE" | "PRODUCT" | "SEARCH" | "SHOP_POLICY";
  handle?: string | null;
  url?: string | null;
  tags?: string[];
  items?: NewMenuItem[];
};

/**
 * A metafield to set. The `value` is text, as in the schema; null deletes the metafield.
 *
 * The `type` is by default that of the definition, else `single_line_text_field`.
 */
export type NewMetafield = {
  namespace: string;
  key: string;
  type?: string | null;
  value: string | null;
};

/** What the metafields of a key are, for owners of one type. Customers see them. */
export type NewMetafieldDefinition = {
  name?: string;
  storefrontAccess?: "NONE" | "PUBLIC_READ";
  ownerType: "ARTICLE" | "BLOG" | "COLLECTION" | "LOCATION" | "PAGE" | "PRODUCT" | "PRODUCTVARIANT" | "SHOP";
  namespace: string;
  key: string;
  type: string;
};

/** A new metaobject. It is ACTIVE. A `type` that is not there yet is made of its fields. */
export type NewMetaobject = {
  handle?: string;
  fields?: NewMetaobjectField[];
  status?: "ACTIVE" | "DRAFT";
  type: string;
};

/**
 * A value of a metaobject, as text; null deletes it.
 *
 * The `type` counts for a type of metaobjects that is new.
 */
export type NewMetaobjectField = {
  key: string;
  type?: string | null;
  value: string | null;
};

/** An option and its values. A value is its name, or an object with `name` and `color`. */
export type NewOption = {
  name: string;
  values: (string | NewOptionValue)[];
};

/** A value of an option, with the colour of its swatch, such as `#1F2A44`. */
export type NewOptionValue = {
  name: string;
  color?: string | null;
};

/**
 * An order to create, of a `customer`, by id, or an `email`.
 *
 * An email that no customer has makes a DISABLED customer, as a guest checkout does.
 */
export type NewOrder = {
  lines: NewOrderLine[];
  processedAt?: string;
  financialStatus?: "AUTHORIZED" | "PAID" | "PARTIALLY_PAID" | "PARTIALLY_REFUNDED" | "PENDING" | "REFUNDED" | "VOIDED";
  fulfillmentStatus?: "FULFILLED" | "IN_PROGRESS" | "ON_HOLD" | "OPEN" | "PARTIALLY_FULFILLED" | "PENDING_FULFILLMENT" | "RESTOCKED" | "SCHEDULED" | "UNFULFILLED";
  currencyCode?: string;
  shipping?: string | number;
  taxRate?: number;
  customAttributes?: NewOrderAttribute[];
  companyLocation?: string | null;
  poNumber?: string | null;
  paymentDays?: number | null;
  customer?: string;
  email?: string;
};

/** A note of your storefront on an order or a line. */
export type NewOrderAttribute = {
  key: string;
  value?: string | null;
};

/**
 * A line of an order: a variant of a product, or a title with a price.
 *
 * `variant` is the id of a variant; `title` and `price` are those of the variant by default.
 */
export type NewOrderLine = {
  variant?: string;
  title?: string;
  price?: string | number;
  quantity?: number;
  customAttributes?: NewOrderAttribute[];
};

/**
 * An order to create. It is shipped to the default address of the customer, if there is one.
 *
 * `processedAt` is the time of the world by default, and `currencyCode` the currency of the shop.
 * `shipping` is the price of the delivery; `taxRate` is a fraction of the prices, such as 0.08.
 * `companyLocation` is the id of a location of a company that the customer buys for. The order is
 * to be paid within `paymentDays`: null for one that is paid when it is placed.
 */
export type NewOrderOfCustomer = {
  lines: NewOrderLine[];
  processedAt?: string;
  financialStatus?: "AUTHORIZED" | "PAID" | "PARTIALLY_PAID" | "PARTIALLY_REFUNDED" | "PENDING" | "REFUNDED" | "VOIDED";
  fulfillmentStatus?: "FULFILLED" | "IN_PROGRESS" | "ON_HOLD" | "OPEN" | "PARTIALLY_FULFILLED" | "PENDING_FULFILLMENT" | "RESTOCKED" | "SCHEDULED" | "UNFULFILLED";
  currencyCode?: string;
  shipping?: string | number;
  taxRate?: number;
  customAttributes?: NewOrderAttribute[];
  companyLocation?: string | null;
  poNumber?: string | null;
  paymentDays?: number | null;
};

/** Fields of a new page. It is published. */
export type NewPage = {
  title: string;
  handle?: string;
  body?: string;
  published?: boolean;
  publishedAt?: string | null;
  seo?: SeoChange;
  metafields?: NewMetafield[];
};

/**
 * A change of the price: one of a percentage or an amount less, or a fixed price.
 *
 * It holds for `orderCount` orders; null is for all.
 */
export type NewPriceAdjustment = {
  adjustmentPercentage?: number | null;
  adjustmentAmount?: string | number | null;
  price?: string | number | null;
  orderCount?: number | null;
};

/** Fields of a new price list. Locations of companies name it by its handle. */
export type NewPriceList = {
  name: string;
  handle?: string;
  percentage?: number;
  prices?: NewListPrice[];
};

/**
 * Fields of a new product. What is left out is as Shopify makes a new product.
 *
 * It is published. Without `options` and `variants` it has one variant, `Default Title`.
 */
export type NewProduct = {
  title: string;
  handle?: string;
  vendor?: string;
  productType?: string;
  category?: string | null;
  tags?: string[];
  descriptionHtml?: string;
  published?: boolean;
  options?: NewOption[];
  variants?: NewVariant[];
  media?: NewMedia[];
  collections?: string[];
  isGiftCard?: boolean;
  requiresSellingPlan?: boolean;
  sellingPlanGroups?: string[];
  seo?: SeoChange;
  metafields?: NewMetafield[];
};

/** The price of one item, from that quantity on. */
export type NewQuantityPriceBreak = {
  minimumQuantity: number;
  price: string | number;
};

/** A redirect: a path of the shop, such as `/old`, and the path or the URL that it leads to. */
export type NewRedirect = {
  path: string;
  target: string;
};

/** A condition of a collection: all that it has must hold. Bounds are exclusive. */
export type NewRule = {
  tag?: string | null;
  productType?: string | null;
  vendor?: string | null;
  priceAbove?: string | number | null;
  priceBelow?: string | number | null;
  titleContains?: string | null;
  variantTitleContains?: string | null;
  category?: string | null;
  isPriceReduced?: boolean | null;
  inventoryAbove?: number | null;
  inventoryBelow?: number | null;
};

/**
 * A plan. `options` has a value for each option of the group.
 *
 * Without a `deliveryPolicy` it is no subscription. `deliveriesPerBilling` are paid together.
 * `checkoutCharge` is the percentage that is paid at the checkout.
 */
export type NewSellingPlan = {
  name: string;
  description?: string | null;
  options?: string[];
  deliveryPolicy?: SellingPlanPolicy | null;
  deliveriesPerBilling?: number;
  priceAdjustments?: NewPriceAdjustment[];
  checkoutCharge?: number;
};

/** Fields of a new group. Products name it by its handle, in `sellingPlanGroups`. */
export type NewSellingPlanGroup = {
  name: string;
  handle?: string;
  appName?: string | null;
  options?: string[];
  sellingPlans?: NewSellingPlan[];
};

/**
 * A variant of a product: one value of each option, and the fields of the variant.
 *
 * If the product has a variant of these values, that one is changed, and keeps its id.
 */
export type NewVariant = {
  price?: string | number;
  compareAtPrice?: string | number | null;
  sku?: string | null;
  barcode?: string | null;
  quantityAvailable?: number | null;
  inventoryPolicy?: "CONTINUE" | "DENY";
  requiresShipping?: boolean;
  taxable?: boolean;
  weight?: number;
  weightUnit?: "GRAMS" | "KILOGRAMS" | "OUNCES" | "POUNDS";
  unitPriceMeasurement?: NewMeasurement | null;
  image?: string | null;
  marketPrices?: Record<string, NewMarketPrice | null>;
  metafields?: NewMetafield[];
  selectedOptions?: Record<string, string>;
};

/** An OpenAPI document. */
export type OpenApiDocument = {
  openapi: string;
  info: Record<string, unknown>;
  servers: (Record<string, unknown>)[];
  security: (Record<string, unknown>)[];
  tags: (Record<string, unknown>)[];
  paths: Record<string, unknown>;
  components: Record<string, unknown>;
};

/**
 * A root field, the number of requests that asked for it, and of those without an error.
 *
 * `codes` are those that it was answered with, and those that the library of scenarios has.
 */
export type OperationCoverage = {
  operation: string;
  type: "mutation" | "other" | "query";
  asked: number;
  succeeded: number;
  codes: CodeCoverage[];
};

/** An option, and the names of its values. */
export type Option = {
  id: string;
  name: string;
  values: string[];
};

/** An order. Amounts are in `currencyCode`, as text. */
export type Order = {
  id: string;
  name: string;
  orderNumber: number;
  customer: string;
  email: string | null;
  phone: string | null;
  processedAt: string;
  financialStatus: "AUTHORIZED" | "PAID" | "PARTIALLY_PAID" | "PARTIALLY_REFUNDED" | "PENDING" | "REFUNDED" | "VOIDED";
  fulfillmentStatus: "FULFILLED" | "IN_PROGRESS" | "ON_HOLD" | "OPEN" | "PARTIALLY_FULFILLED" | "PENDING_FULFILLMENT" | "RESTOCKED" | "SCHEDULED" | "UNFULFILLED";
  canceledAt: string | null;
  cancelReason: "CUSTOMER" | "DECLINED" | "FRAUD" | "INVENTORY" | "OTHER" | "STAFF" | null;
  currencyCode: string;
  lines: OrderLine[];
  fulfillments: Fulfillment[];
  returns: Return[];
  deliveries: Delivery[];
  subtotalPrice: string;
  totalShippingPrice: string;
  totalTax: string;
  totalPrice: string;
  totalRefunded: string;
  companyLocation: string | null;
  poNumber: string | null;
  paymentDays: number | null;
};

/**
 * Fields of an order to set. What is left out stays as it is, null clears.
 *
 * `shipmentStatus` adds an event to all parcels of the order. `totalRefunded` is for an order that
 * is PARTIALLY_REFUNDED: by default one half.
 */
export type OrderChange = {
  email?: string | null;
  phone?: string | null;
  processedAt?: string;
  financialStatus?: "AUTHORIZED" | "PAID" | "PARTIALLY_PAID" | "PARTIALLY_REFUNDED" | "PENDING" | "REFUNDED" | "VOIDED";
  totalRefunded?: string | number;
  fulfillmentStatus?: "FULFILLED" | "IN_PROGRESS" | "ON_HOLD" | "OPEN" | "PARTIALLY_FULFILLED" | "PENDING_FULFILLMENT" | "RESTOCKED" | "SCHEDULED" | "UNFULFILLED";
  customAttributes?: NewOrderAttribute[];
  shipmentStatus?: "ATTEMPTED_DELIVERY" | "CARRIER_PICKED_UP" | "CONFIRMED" | "DELAYED" | "DELIVERED" | "FAILURE" | "IN_TRANSIT" | "LABEL_PRINTED" | "LABEL_PURCHASED" | "OUT_FOR_DELIVERY" | "PICKED_UP" | "READY_FOR_PICKUP";
  poNumber?: string | null;
  paymentDays?: number | null;
};

/** A line of an order. `currentQuantity` is the quantity without removed and returned items. */
export type OrderLine = {
  title: string;
  variant: string | null;
  quantity: number;
  currentQuantity: number;
  price: string;
};

/** Orders: those of one customer after another, by id. */
export type OrderPage = {
  orders: Order[];
  pageInfo: PageInfo;
};

/**
 * A new return of `lines`, or a new status of a return.
 *
 * `name` is that of the return, such as `#1001-R1`; by default it is the last one. OPEN approves
 * a return; one that is OPEN can be CLOSED, and opened again. With a tracking company, a number or
 * a URL of a label, a delivery back to the shop is added.
 */
export type OrderReturn = {
  status: "CANCELED" | "CLOSED" | "DECLINED" | "OPEN" | "REQUESTED";
  name?: string;
  lines?: QuantityOfLine[];
  trackingCompany?: string;
  trackingNumber?: string;
  labelUrl?: string;
};

/**
 * The seed of a world: which people are made up in it, how many, where they live, and how many
 * products are made up besides.
 */
export type Origin = {
  seed: number;
  customers: number;
  locale: string;
  catalog?: number;
};

/** A page. */
export type Page = {
  id: string;
  handle: string;
  title: string;
  body: string;
  publishedAt: string | null;
  createdAt: string;
  updatedAt: string;
  seo: Seo;
  metafields: Metafield[];
};

/**
 * Fields of a page to set. What is left out stays as it is.
 *
 * `body` is HTML. It is hidden before `publishedAt`, and with null or `published` false.
 */
export type PageChange = {
  title?: string;
  handle?: string;
  body?: string;
  published?: boolean;
  publishedAt?: string | null;
  seo?: SeoChange;
  metafields?: NewMetafield[];
};

/** Whether more follow, and the `after` for the next page. */
export type PageInfo = {
  hasNextPage: boolean;
  endCursor: string | null;
};

/** Pages, by id. A page of the list may have few of them or none although more follow. */
export type PagePage = {
  pages: Page[];
  pageInfo: PageInfo;
};

/**
 * A customer of the seed with a name. `id` is the customer's. One without password has null.
 *
 * It is as the seed has it, also if the customer was changed or deleted since.
 */
export type Persona = {
  id: string;
  name: string;
  purpose: string;
  email: string | null;
  password: string | null;
};

/** Personas, by id. */
export type PersonaList = {
  personas: Persona[];
};

/** An entry of `userErrors`. Those of customers have no code, those of carts do (the schema). */
export type PlainUserError = {
  message: string;
  field?: string[] | null;
  code?: string | null;
};

/** A change of the price by a plan. Amounts are text, in the currency of the shop. */
export type PriceAdjustment = {
  adjustmentPercentage: number | null;
  adjustmentAmount: string | null;
  price: string | null;
  orderCount: number | null;
};

/** A price list of companies. */
export type PriceList = {
  id: string;
  handle: string;
  name: string;
  percentage: number;
  prices: ListPrice[];
};

/**
 * Fields of a price list to set. What is left out stays as it is.
 *
 * Prices are `percentage` lower than in the shop; `prices` are all other prices of variants.
 */
export type PriceListChange = {
  name?: string;
  handle?: string;
  percentage?: number;
  prices?: NewListPrice[];
};

/** Price lists, by id. A page may have few price lists or none although more follow. */
export type PriceListPage = {
  priceLists: PriceList[];
  pageInfo: PageInfo;
};

/**
 * The body of every refusal.
 *
 * `type` names the kind of problem and never changes; `title` is its name as text. `detail` says
 * what is wrong and what to do. `errors` lists everything that is wrong in a body.
 */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: Fault[];
};

/** A product. `collections` are the handles of the manual collections that list it. */
export type Product = {
  id: string;
  handle: string;
  title: string;
  vendor: string;
  productType: string;
  category: string | null;
  tags: string[];
  descriptionHtml: string;
  published: boolean;
  publishedAt: string | null;
  createdAt: string;
  updatedAt: string;
  isGiftCard: boolean;
  requiresSellingPlan: boolean;
  sellingPlanGroups: string[];
  seo: Seo;
  options: Option[];
  variants: Variant[];
  media: Media[];
  collections: string[];
  metafields: Metafield[];
};

/**
 * Fields of a product to set. What is left out stays as it is.
 *
 * `variants` are all variants: one that is not among them is deleted. `options` without
 * `variants` makes a variant of each combination. `collections` are all manual collections that
 * list the product, by handle or id. `sellingPlanGroups` are the handles of all groups of plans by
 * which it is sold. `category` is an id of Shopify's taxonomy: `aa-1-13-8`, or its gid.
 */
export type ProductChange = {
  title?: string;
  handle?: string;
  vendor?: string;
  productType?: string;
  category?: string | null;
  tags?: string[];
  descriptionHtml?: string;
  published?: boolean;
  options?: NewOption[];
  variants?: NewVariant[];
  media?: NewMedia[];
  collections?: string[];
  isGiftCard?: boolean;
  requiresSellingPlan?: boolean;
  sellingPlanGroups?: string[];
  seo?: SeoChange;
  metafields?: NewMetafield[];
};

/** Products, by id. A page may have few products or none although more follow. */
export type ProductPage = {
  products: Product[];
  pageInfo: PageInfo;
};

/**
 * A state to set up or to tear down, as verifiers send it.
 *
 * `state` is its name, empty for an interaction without one; `states` are names, for verifiers
 * that send a list. `params` are its details: `world`, by default `default`, and what the call of
 * a scenario or a customer takes. The other keys are ignored.
 */
export type ProviderState = {
  state?: string | null;
  states?: string[];
  action?: "setup" | "teardown";
  params?: Record<string, unknown> | null;
  consumer?: string | null;
  interaction_id?: string | null;
};

/** Values for the interaction: the world, and who the customer or persona is. */
export type ProviderStateValues = {
  world: string;
  customerId?: string | null;
  email?: string | null;
  password?: string | null;
  multipassIdentifier?: string | null;
};

/** A quantity of a line: `line` is its index in the order, from 0. */
export type QuantityOfLine = {
  line: number;
  quantity: number;
};

/** The price of one item, from that quantity on, as text. */
export type QuantityPriceBreak = {
  minimumQuantity: number;
  price: string;
};

/** The quantities that can be bought: minimum and maximum are multiples of the increment. */
export type QuantityRule = {
  minimum?: number;
  maximum?: number | null;
  increment?: number;
};

/** A stable `slug` to match on, and a `message` with the figures of this case. */
export type Reason = {
  slug: string;
  message: string;
};

/** A redirect. */
export type Redirect = {
  id: string;
  path: string;
  target: string;
  createdAt: string;
};

/** Fields of a redirect to set. What is left out stays as it is. */
export type RedirectChange = {
  path?: string;
  target?: string;
};

/** Redirects, by id. A page may have few redirects or none although more follow. */
export type RedirectPage = {
  redirects: Redirect[];
  pageInfo: PageInfo;
};

/**
 * A refund: of all that is left, or of the `lines`, or of the `shipping`, or of both. `restock`
 * puts the lines back into the stock.
 */
export type Refund = {
  lines?: QuantityOfLine[];
  shipping?: boolean;
  restock?: boolean;
};

/**
 * Changes to a request that is sent again.
 *
 * Values of `variables` that are as the journal shows them are the values that the request had,
 * secrets included. If the `document` is another one, there are no secrets: it could show them.
 */
export type RequestToSend = {
  document?: string;
  variables?: Record<string, unknown>;
};

/** The Storefront access token of a request: its kind, and its fingerprint. */
export type RequestToken = {
  kind: "private" | "public";
  fingerprint: string;
};

/** A return of an order. */
export type Return = {
  id: string;
  name: string;
  status: "CANCELED" | "CLOSED" | "DECLINED" | "OPEN" | "REQUESTED";
  lines: QuantityOfLine[];
};

/** A condition of a collection. */
export type Rule = {
  tag: string | null;
  productType: string | null;
  vendor: string | null;
  priceAbove: string | null;
  priceBelow: string | null;
  titleContains: string | null;
  variantTitleContains: string | null;
  category: string | null;
  isPriceReduced: boolean | null;
  inventoryAbove: number | null;
  inventoryBelow: number | null;
};

/** A scenario. Without `times` it answers every call that matches. */
export type Scenario = {
  name: string;
  description?: string;
  times?: number | null;
  match?: ScenarioMatch;
  effect: ScenarioEffect;
};

/**
 * The effect on the calls: the same on each, or by `sequence` one step after another.
 *
 * `share` is the seeded part of the calls that is answered, above 0 and at most 1.
 */
export type ScenarioEffect = {
  customerUserErrors?: ForcedCustomerUserError[];
  userErrors?: PlainUserError[];
  errors?: ForcedError[];
  status?: number | null;
  body?: string | Record<string, unknown> | null;
  fields?: FieldChange[];
  variants?: VariantsChange | null;
  delay?: string | null;
  drop?: boolean;
  when?: When;
  lag?: string | null;
  tokenless?: boolean;
  sequence?: ScenarioStep[] | null;
  share?: number | null;
};

/** The scenarios that can be switched on by name, and those that are on, newest first. */
export type ScenarioList = {
  library: Scenario[];
  on: ActiveScenario[];
};

/**
 * The calls that a scenario answers.
 *
 * `operation` is a root field, several, or `*` for all. `variables` must be contained in the
 * arguments or variables of the call; a key that begins with `$` is a JSON path.
 */
export type ScenarioMatch = {
  operation?: string | string[];
  variables?: Record<string, unknown>;
  times?: number | null;
};

/**
 * The effect on one call. `delay` is a duration, as in `PT0.5S`; `drop` cuts the connection.
 *
 * `body` is text, sent as HTML, or an object, sent as JSON. With `when` `after`, the operation
 * runs before its answer is replaced. `fields` changes fields of the usual answer, and
 * `variants` the variants that the operation sees. `lag` is a duration: a query shows changes so
 * much later. `tokenless` answers the request as one without a Storefront access token.
 */
export type ScenarioStep = {
  customerUserErrors?: ForcedCustomerUserError[];
  userErrors?: PlainUserError[];
  errors?: ForcedError[];
  status?: number | null;
  body?: string | Record<string, unknown> | null;
  fields?: FieldChange[];
  variants?: VariantsChange | null;
  delay?: string | null;
  drop?: boolean;
  when?: When;
  lag?: string | null;
  tokenless?: boolean;
};

/**
 * How a scenario is switched on. With an `effect` it is a definition of your own.
 *
 * `name` may repeat the name in the path, and must not differ from it.
 */
export type ScenarioSwitch = {
  name?: string;
  description?: string;
  times?: number | null;
  match?: MatchChange;
  effect?: ScenarioEffect;
};

/** A plan. */
export type SellingPlan = {
  id: string;
  name: string;
  description: string | null;
  options: string[];
  deliveryPolicy: SellingPlanPolicy | null;
  deliveriesPerBilling: number;
  priceAdjustments: PriceAdjustment[];
  checkoutCharge: number;
};

/** A group of plans, which a buyer chooses from by `options`. */
export type SellingPlanGroup = {
  id: string;
  handle: string;
  name: string;
  appName: string | null;
  options: string[];
  sellingPlans: SellingPlan[];
};

/** Fields of a group to set. What is left out stays as it is; `sellingPlans` are all plans. */
export type SellingPlanGroupChange = {
  name?: string;
  handle?: string;
  appName?: string | null;
  options?: string[];
  sellingPlans?: NewSellingPlan[];
};

/** Groups, by id. A page may have few groups or none although more follow. */
export type SellingPlanGroupPage = {
  sellingPlanGroups: SellingPlanGroup[];
  pageInfo: PageInfo;
};

/** An interval, such as two weeks. */
export type SellingPlanPolicy = {
  interval: "DAY" | "MONTH" | "WEEK" | "YEAR";
  intervalCount?: number;
};

/** The answer to a request that was sent again, as JSON or else text, with its reason. */
export type SentAgain = {
  status: number;
  reason: string;
  answer: unknown;
};

/** Title and description for search engines. */
export type Seo = {
  title: string | null;
  description: string | null;
};

/** Title and description for search engines. Null clears one. */
export type SeoChange = {
  title?: string | null;
  description?: string | null;
};

/**
 * An option of `serve`, without its dashes. Secrets are hidden.
 *
 * `source` is `default`, `command line`, the name of an environment variable, the place in a
 * file, or `program` for a server that runs inside another program.
 */
export type Setting = {
  option: string;
  value: string;
  source: string;
};

/** The settings of a server, by option. */
export type SettingList = {
  settings: Setting[];
};

/**
 * Settings of the shop to change. What is left out stays as it is.
 *
 * `emailChange` is whether `customerUpdate` changes the email, `shippingInCartTotal` whether
 * `cost.totalAmount` of a cart has the cost of its delivery, `multipass` whether tokens log
 * customers in. `markets` replace all markets; a null `description` clears it. `returnHosts`
 * replace all hosts that logins and logouts may redirect to: `localhost:3000`, `localhost:*`,
 * `*.shop.test`.
 */
export type ShopChange = {
  name?: string;
  description?: string | null;
  markets?: Market[];
  customerAccounts?: "BOTH" | "DISABLED" | "LEGACY" | "NEW";
  emailChange?: boolean;
  shippingInCartTotal?: boolean;
  multipass?: boolean;
  multipassClock?: "MACHINE" | "WORLD";
  returnHosts?: string[];
};

/** The shop of a world. `currencyCode` is its own currency; markets may have others. */
export type ShopState = {
  id: string;
  name: string;
  description: string | null;
  domain: string;
  currencyCode: string;
  markets: Market[];
  customerAccounts: "BOTH" | "DISABLED" | "LEGACY" | "NEW";
  emailChange: boolean;
  shippingInCartTotal: boolean;
  multipass: boolean;
  multipassClock: "MACHINE" | "WORLD";
  returnHosts: string[];
};

/** One step of opening a token, and its result. */
export type Step = {
  name: string;
  ok: boolean;
  detail: string;
};

/** Calls of one kind since the start. `meanMs` is how long one took, in milliseconds. */
export type StoreCallCount = {
  kind: string;
  done: number;
  failed: number;
  meanMs: number;
};

/**
 * The store of the worlds, and its state now.
 *
 * For `memory` it is available, and the other keys are empty. `address` has no password.
 * `roundTripMs` is how long the store took to answer just now, null if it did not: then `detail`
 * says why. `lastFailure` is the newest reason why a call failed, `conflicts` how often another
 * process was faster. `clockAheadMs` is by how much the clock of the sandbox's machine is ahead of
 * the store's, negative if it is behind; `warning` says what to do if that is too much, else it is
 * empty.
 */
export type StoreState = {
  keptIn: "memory" | "store";
  isAvailable: boolean;
  address: string;
  detail: string;
  roundTripMs: number | null;
  calls: StoreCallCount[];
  conflicts: number;
  lastFailure: string;
  clockAheadMs: number | null;
  warning: string;
};

/**
 * A filter of entries: the root field `operation`, the `outcome`, and an id above `after`.
 *
 * `rate` is the most that are sent in a second. If there are more, only the newest are sent, and
 * an event `forgotten` says how many were left out.
 *
 * With `changes`, no entries are sent, but an event `changed`: at once, and whenever that has
 * changed, at most once in a second. `scenarios` are those that are on.
 *
 * With `detail` false, entries have nothing of the bodies: `document`, `variables`, `answer`,
 * `operationName` and `operationType` are null, and reasons have an empty `message`.
 */
export type StreamEntriesQuery = {
  operation?: string;
  outcome?: "dropped" | "errors" | "http-error" | "ok" | "user-errors";
  after?: number;
  detail?: boolean;
  rate?: number;
  changes?: "carts" | "clock" | "mails" | "orders" | "scenarios";
};

/**
 * The texts of a thing in one language. What is left out is in the shop's language.
 *
 * `body` is the description or the content. `options` and `values` of a product, and `items` of a
 * menu, are by their names in the shop's language; `metafields` by `NAMESPACE.KEY`; `fields` of a
 * metaobject by their keys.
 */
export type Texts = {
  title?: string;
  handle?: string;
  body?: string;
  excerpt?: string;
  seoTitle?: string;
  seoDescription?: string;
  options?: Record<string, string>;
  values?: Record<string, string>;
  items?: Record<string, string>;
  metafields?: Record<string, string>;
  fields?: Record<string, string>;
};

/**
 * Whom a token logs in: the keys of the token's JSON, as Shopify documents them.
 *
 * Without a `created_at` the token is made at the time of the world's clock. `defect` is what is
 * wrong with it.
 */
export type TokenRequest = {
  customer: Record<string, unknown>;
  defect?: "aes-256" | "bad-base64" | "bad-created-at" | "bad-email" | "bad-padding" | "base64-padded-twice" | "base64-twice" | "bytes-as-text" | "ciphertext-as-text" | "customer-access-token" | "encrypted-with-signing-key" | "expired" | "future" | "hex" | "identifier-conflict" | "iv-in-hex" | "iv-missing" | "json-envelope" | "json-literal" | "json-twice" | "jwt" | "keys-from-hex-digest" | "keys-from-hmac" | "keys-from-other-digest" | "keys-swapped" | "line-breaks" | "local-time" | "mode-ecb" | "mode-stream" | "no-created-at" | "no-email" | "not-an-object" | "not-json" | "openssl-passphrase" | "padded-twice" | "percent-encoded" | "percent-encoded-twice" | "python-bytes" | "python-dict" | "secret-not-hashed" | "secret-with-line-break" | "signature-in-base64" | "signature-in-front" | "signature-in-hex" | "signature-not-hmac" | "signature-over-ciphertext" | "signature-over-plaintext" | "signature-over-text" | "signature-with-other-digest" | "signature-with-whole-digest" | "tampered" | "truncated" | "unsigned" | "url" | "wrong-secret" | null;
};

/** A token, good or bad. */
export type TokenToExplain = {
  token: string;
};

/** All texts of the thing with that global id, by languages. */
export type Translations = {
  id: string;
  translations: Record<string, Texts>;
};

/** Texts by languages, such as `DE`. They replace those of that language; null deletes them. */
export type TranslationsChange = {
  translations: Record<string, Texts | null>;
};

/** The payload that was sent, and the number of URLs: 0 if none has the topic. */
export type TriggeredWebhook = {
  topic: string;
  sent: number;
  payload: Record<string, unknown>;
};

/**
 * A variant. Prices are in the currency of the shop, as text.
 *
 * `image` is the `url` of its own image, one of the product's. `marketPrices` has markets by
 * their handles.
 */
export type Variant = {
  id: string;
  title: string;
  selectedOptions: Record<string, string>;
  price: string;
  compareAtPrice: string | null;
  sku: string | null;
  barcode: string | null;
  quantityAvailable: number | null;
  inventoryPolicy: "CONTINUE" | "DENY";
  availableForSale: boolean;
  requiresShipping: boolean;
  taxable: boolean;
  weight: number;
  weightUnit: "GRAMS" | "KILOGRAMS" | "OUNCES" | "POUNDS";
  unitPriceMeasurement: Measurement | null;
  image: string | null;
  marketPrices: Record<string, MarketPrice>;
  metafields: Metafield[];
};

/**
 * Fields of a variant to set. What is left out stays as it is.
 *
 * `quantityAvailable` is null where the inventory is not tracked. `image` is the `url` of one of
 * the product's media. `marketPrices` has markets by their handles; null deletes one's price.
 */
export type VariantChange = {
  price?: string | number;
  compareAtPrice?: string | number | null;
  sku?: string | null;
  barcode?: string | null;
  quantityAvailable?: number | null;
  inventoryPolicy?: "CONTINUE" | "DENY";
  requiresShipping?: boolean;
  taxable?: boolean;
  weight?: number;
  weightUnit?: "GRAMS" | "KILOGRAMS" | "OUNCES" | "POUNDS";
  unitPriceMeasurement?: NewMeasurement | null;
  image?: string | null;
  marketPrices?: Record<string, NewMarketPrice | null>;
  metafields?: NewMetafield[];
};

/**
 * What all variants are like while the operation runs: products, carts and the checkout follow.
 *
 * `price` is the same in each currency. `quantity` is the stock of each. With `deleted` none is
 * found by its id any more.
 */
export type VariantsChange = {
  price?: string | number | null;
  quantity?: number | null;
  deleted?: boolean;
};

/**
 * Whether the requests were made as often as expected, and the number of them.
 *
 * `nearest` is empty if it passed. Otherwise it has the requests that were found, if they are
 * too many, then those that differ least, the newest first.
 */
export type Verification = {
  passed: boolean;
  found: number;
  nearest: NearestEntry[];
};

/**
 * An event to send. Without a `payload` it is about something in the world, or else about
 * something made up.
 */
export type WebhookTrigger = {
  payload?: Record<string, unknown>;
};

/** Whether the operation runs: with `AFTER` it does, and its answer is replaced. */
export type When = "after" | "before";

/** How much a world holds. `customers` counts all of them, personas included. */
export type WorldCounts = {
  customers: number;
  customerAccessTokens: number;
  usedMultipassTokens: number;
  mails: number;
  scenariosOn: number;
};

/** A snapshot of a world. It has secrets: hashes of passwords, and access tokens. */
export type WorldDocument = {
  version: number;
  sandbox: string;
  origin: Origin;
  records: Record<string, unknown>;
};

/** Worlds, by name. With `first` in the query, `pageInfo` says whether more follow. */
export type WorldList = {
  worlds: WorldSummary[];
  pageInfo?: PageInfo;
};

/**
 * What a world is made from. What is left out is as the server was started.
 *
 * `customers` is the number of generated customers, besides the personas. `locale` is the one of
 * their names and addresses: `en_US`. `catalog` is the number of generated products, besides those
 * of the shop.
 */
export type WorldOrigin = {
  seed?: number;
  customers?: number;
  locale?: string;
  catalog?: number;
};

/** A world, what it was made from, and how much it holds. */
export type WorldState = {
  name: string;
  seed: number;
  customers: number;
  locale: string;
  catalog?: number;
  counts: WorldCounts;
};

/**
 * A world and what it was made from. `customers` and `catalog` are the numbers of generated
 * customers and products.
 */
export type WorldSummary = {
  name: string;
  seed: number;
  customers: number;
  locale: string;
  catalog?: number;
};
