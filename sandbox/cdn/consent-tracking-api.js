/**
 * The Customer Privacy API of a shop that may not track its visitors until they agree.
 *
 * Hydrogen and other storefronts load such a script from cdn.shopify.com. This one is our own. It keeps the consent until the page is
 * loaded anew and sends nothing.
 */
(() => {
  const consent = { analytics: "", marketing: "", preferences: "", sale_of_data: "" };
  const isAllowed = (purpose) => () => consent[purpose] === "yes";

  function setTrackingConsent(chosen, done = () => {}) {
    for (const purpose of Object.keys(consent)) {
      if (purpose in chosen) consent[purpose] = chosen[purpose] ? "yes" : "no";
    }
    const detail = {
      analyticsAllowed: consent.analytics === "yes",
      firstPartyMarketingAllowed: consent.marketing === "yes",
      marketingAllowed: consent.marketing === "yes",
      preferencesAllowed: consent.preferences === "yes",
      saleOfDataAllowed: consent.sale_of_data === "yes",
      thirdPartyMarketingAllowed: consent.marketing === "yes",
    };
    document.dispatchEvent(new CustomEvent("visitorConsentCollected", { detail }));
    done();
  }

  window.Shopify ??= {}; // two steps: Hydrogen waits for the one and then for the other
  window.Shopify.customerPrivacy = {
    analyticsProcessingAllowed: isAllowed("analytics"),
    currentVisitorConsent: () => ({ ...consent }),
    marketingAllowed: isAllowed("marketing"),
    preferencesProcessingAllowed: isAllowed("preferences"),
    saleOfDataAllowed: isAllowed("sale_of_data"),
    setTrackingConsent,
    shouldShowBanner: () => Object.values(consent).every((value) => !value),
  };
})();
