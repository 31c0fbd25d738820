"""Texts and sizes that a merchant gives to things of every kind."""

from typing import Annotated, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

Title: TypeAlias = Annotated[str, Meta(min_length=1, max_length=255)]
ShortText: TypeAlias = Annotated[str, Meta(max_length=255)]
Tags: TypeAlias = Annotated[tuple[ShortText, ...], Meta(max_length=250)]
Pixels: TypeAlias = Annotated[int, Meta(ge=1, le=100_000)]


class SeoChange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Title and description for search engines. Null clears one."""

    title: str | UnsetType | None = UNSET
    description: str | UnsetType | None = UNSET


class Seo(Struct, frozen=True, kw_only=True):
    """Title and description for search engines."""

    title: str | None
    description: str | None
