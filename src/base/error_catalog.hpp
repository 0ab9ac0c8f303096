#pragma once

#include <span>

#include "base/error.hpp"

/// Every kind of error of the product, in one place: id (stable, machine), code, French, English.
/// The ids are the API contract's `code`. Grouped by what they speak of.
namespace cochin::errors {

#define COCHIN_ERROR_KINDS(KIND)                                                                  \
  /* requests */                                                                                  \
  KIND(malformed_json, kMalformed, "Le corps de la requête n’est pas un JSON valide.",            \
       "The request body is not valid JSON.")                                                     \
  KIND(malformed_request, kMalformed, "La requête est mal formée.", "The request is malformed.")  \
  KIND(target_too_long, kMalformed, "L’adresse demandée est trop longue.",                        \
       "The requested address is too long.")                                                      \
  KIND(headers_too_large, kMalformed, "Les en-têtes de la requête sont trop grands.",             \
       "The request headers are too large.")                                                      \
  KIND(expectation_failed, kUnsupported, "Cette attente (« Expect ») n’est pas prise en charge.", \
       "This expectation is not supported.")                                                      \
  KIND(host_not_allowed, kMalformed, "Ce nom d’hôte n’est pas servi ici. Voir ALLOWED_HOSTS.",    \
       "This host name is not served here. See ALLOWED_HOSTS.")                                   \
  KIND(request_timeout, kMalformed, "La requête a mis trop de temps à arriver.",                  \
       "The request took too long to arrive.")                                                    \
  KIND(repeated_parameter, kInvalid, "« {name} » ne peut être donné qu’une fois.",                \
       "“{name}” can be given only once.")                                                        \
  KIND(out_of_range, kInvalid, "La valeur doit être comprise entre {least} et {most}.",           \
       "The value must be between {least} and {most}.")                                           \
  KIND(invalid_input, kInvalid, "Certaines valeurs sont refusées. Rien n’a été modifié.",         \
       "Some values were refused. Nothing was changed.")                                          \
  KIND(unknown_field, kInvalid, "« {name} » n’existe pas ici.", "“{name}” does not exist here.")  \
  KIND(wrong_type, kInvalid, "Le type attendu est : {expected}.", "The expected type is: {expected}.") \
  KIND(required, kInvalid, "Ce champ est obligatoire.", "This field is required.")                \
  KIND(not_found, kNotFound, "Cet élément n’existe pas.", "This item does not exist.")            \
  KIND(method_not_allowed, kMethod, "Cette action n’est pas possible ici.",                       \
       "This action is not possible here.")                                                       \
  KIND(unsupported_media_type, kUnsupported, "Le type de contenu attendu est {expected}.",        \
       "The expected content type is {expected}.")                                                \
  KIND(body_too_large, kTooLarge, "L’envoi dépasse la taille permise ({limit}).",                 \
       "The request body is over the limit ({limit}).")                                           \
  KIND(unavailable, kUnavailable, "Le serveur est très occupé. Réessayez dans un instant.",       \
       "The server is very busy. Retry in a moment.")                                             \
  KIND(storage_full, kStorageFull, "Le disque du serveur est plein. Rien n’a été modifié.",       \
       "The server’s disk is full. Nothing was changed.")                                         \
  KIND(internal, kInternal, "Une erreur interne est survenue. Rien n’a été modifié.",             \
       "An internal error occurred. Nothing was changed.")                                        \
  /* storage */                                                                                   \
  KIND(query_too_slow, kUnavailable,                                                              \
       "La recherche est trop longue. Précisez-la ou réessayez dans un instant.",                 \
       "The query takes too long. Narrow it down or retry in a moment.")                          \
  KIND(unique_violation, kConflict, "Cette valeur existe déjà.", "This value already exists.")    \
  KIND(reference_violation, kConflict, "D’autres éléments dépendent de celui-ci, ou il n’existe pas.", \
       "Other items depend on this one, or it does not exist.")                                   \
  KIND(number_overflow, kInvalid, "Le résultat du calcul est trop grand.",                        \
       "The result of the calculation is too large.")                                             \
  KIND(data_folder_in_use, kConflict,                                                             \
       "Le dossier de données est déjà utilisé par un autre processus.",                          \
       "The data folder is already used by another process.")                                     \
  KIND(database_too_new, kConflict,                                                               \
       "La base de données vient d’une version plus récente du programme ({found}, {known} connue).", \
       "The database comes from a newer version of the program ({found}, {known} known).")        \
  /* rights */                                                                                    \
  KIND(unauthenticated, kUnauthenticated, "Connectez-vous pour continuer.", "Sign in to continue.") \
  KIND(csrf_failed, kForbidden, "La requête ne vient pas d’une page de cette application.",       \
       "The request does not come from a page of this application.")                              \
  KIND(forbidden, kForbidden, "Vous n’avez pas le droit de faire cette action.",                  \
       "You are not allowed to do this.")

#define COCHIN_DECLARE_ERROR_KIND(name, error_code, fr, en) \
  inline constexpr ErrorKind name{#name, ErrorCode::error_code, fr, en};
COCHIN_ERROR_KINDS(COCHIN_DECLARE_ERROR_KIND)
#undef COCHIN_DECLARE_ERROR_KIND

/// All kinds, for the documentation and the test that asks for a proof of each.
std::span<const ErrorKind* const> all();

}  // namespace cochin::errors
