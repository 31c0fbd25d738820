"""Where one can buy, in which languages and currencies."""

COUNTRY = """
  isoCode name unitSystem
  currency { isoCode name symbol }
  defaultLanguage { isoCode name endonymName }
  availableLanguages { isoCode name endonymName }
  market { id handle }
"""


async def test_is_the_shops_own_unless_asked_otherwise(storefront):
    answer = await storefront.ask(f"""{{
      localization {{
        country {{ {COUNTRY} }}
        language {{ isoCode name endonymName }}
        availableLanguages {{ isoCode }}
        market {{ id handle metafield(key: "any") {{ id }} }}
      }}
    }}""")
    english = {"isoCode": "EN", "name": "English", "endonymName": "English"}
    spanish = {"isoCode": "ES", "name": "Spanish", "endonymName": "español"}
    market = {"id": "gid://shopify/Market/81000000001", "handle": "united-states"}
    assert answer["data"]["localization"] == {
        "country": {
            "isoCode": "US",
            "name": "United States",
            "unitSystem": "IMPERIAL_SYSTEM",
            "currency": {"isoCode": "USD", "name": "United States Dollar", "symbol": "$"},
            "defaultLanguage": english,
            "availableLanguages": [english, spanish],
            "market": market,
        },
        "language": english,
        "availableLanguages": [{"isoCode": "EN"}, {"isoCode": "ES"}],
        "market": {**market, "metafield": None},
    }


async def test_every_country_has_its_own_market(storefront):
    answer = await storefront.ask(f"{{ localization {{ availableCountries {{ {COUNTRY} }} }} }}")
    countries = answer["data"]["localization"]["availableCountries"]
    (japan,) = (country for country in countries if country["isoCode"] == "JP")
    japanese = {"isoCode": "JA", "name": "Japanese", "endonymName": "日本語"}
    english = {"isoCode": "EN", "name": "English", "endonymName": "English"}
    assert japan == {
        "isoCode": "JP",
        "name": "Japan",
        "unitSystem": "METRIC_SYSTEM",
        "currency": {"isoCode": "JPY", "name": "Japanese Yen", "symbol": "¥"},
        "defaultLanguage": japanese,
        "availableLanguages": [japanese, english],
        "market": {"id": "gid://shopify/Market/81000131073", "handle": "japan"},
    }
    assert [country["isoCode"] for country in countries][:3] == ["AE", "AT", "AU"]


async def test_names_are_in_the_language_of_the_context(storefront):
    answer = await storefront.ask("""query @inContext(country: CA, language: FR) {
      localization {
        country { name currency { name } }
        availableLanguages { name endonymName }
      }
    }""")
    assert answer["data"]["localization"] == {
        "country": {"name": "Canada", "currency": {"name": "dollar canadien"}},
        "availableLanguages": [
            {"name": "anglais", "endonymName": "English"},
            {"name": "français", "endonymName": "français"},
        ],
    }
