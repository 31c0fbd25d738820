"""HTTP of the Storefront API: admission, received requests, answers, recording."""
