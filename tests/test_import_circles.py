"""Circles between a package and its own modules, which import-linter does not look for."""

import grimp


def test_no_module_comes_back_to_itself_by_imports():
    graph = grimp.build_graph("sandbox", cache_dir=None)
    circles = {
        " -> ".join((importer, *chain))
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
        if (chain := graph.find_shortest_chain(imported, importer))
    }
    assert circles == set()
