#pragma once

#include "base/result.hpp"
#include "base/tree.hpp"
#include "domain/expressions/ast.hpp"

namespace cochin::domain {

/// The expression as a tree for filter builders, one of:
///
///     {"literal": null, true, 5 or "text"}        {"decimal": "1.50"}
///     {"name": "statut"}                          {"member": "nom", "of": E}
///     {"list": [E…]}                              {"call": "fold", "args": [E…]}
///     {"method": "contains", "of": E, "args": [E…]}
///     {"quantifier": "exists", "of": E, "variable": "l", "condition": E}
///     {"operator": "&&", "args": [E…]}            `&&` and `||` take two or more, `?:` three
Tree expression_to_tree(const Ast& ast);

/// Reads what `expression_to_tree` writes. Positions in the result are those of its printed text.
/// Errors: malformed_expression_tree; those of `parse_expression`.
Result<Ast> expression_from_tree(const Tree& tree);

}  // namespace cochin::domain
