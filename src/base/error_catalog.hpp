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
  /* values of records */                                                                         \
  KIND(too_long, kInvalid, "{max} caractères au plus.", "At most {max} characters.")              \
  KIND(invalid_characters, kInvalid, "Ce texte contient des caractères de contrôle.",             \
       "This text contains control characters.")                                                  \
  KIND(pattern_mismatch, kInvalid, "Ce texte n’a pas la forme attendue.",                         \
       "This text does not have the expected form.")                                              \
  KIND(below_minimum, kInvalid, "La valeur minimale est {min}.", "The smallest value is {min}.")  \
  KIND(above_maximum, kInvalid, "La valeur maximale est {max}.", "The largest value is {max}.")   \
  KIND(too_many_decimals, kInvalid, "{scale} chiffres au plus après la virgule.",                 \
       "At most {scale} digits after the point.")                                                 \
  KIND(too_many_digits, kInvalid, "18 chiffres au plus en tout.", "At most 18 digits in all.")    \
  KIND(unknown_choice, kInvalid, "« {value} » ne fait pas partie de la liste.",                   \
       "“{value}” is not in the list.")                                                           \
  KIND(unknown_record, kInvalid, "L’enregistrement n° {id} n’existe pas.",                        \
       "Record {id} does not exist.")                                                             \
  KIND(unknown_file, kInvalid, "Le fichier n° {id} n’existe pas.", "File {id} does not exist.")   \
  KIND(too_many_files, kInvalid, "Ce champ accepte un seul fichier.", "This field takes one file.") \
  KIND(file_too_large, kInvalid, "Le fichier dépasse {max} octets.", "The file is over {max} bytes.") \
  KIND(file_type_refused, kInvalid, "Ce type de fichier n’est pas accepté ici.",                  \
       "This type of file is not accepted here.")                                                 \
  KIND(duplicate_value, kInvalid, "Cette valeur existe déjà (enregistrement n° {id}).",           \
       "This value already exists (record {id}).")                                                \
  KIND(version_conflict, kStale, "Cet enregistrement a été modifié entre-temps. Rien n’a été modifié.", \
       "This record was changed in the meantime. Nothing was changed.")                           \
  KIND(still_referenced, kConflict, "D’autres enregistrements pointent vers celui-ci : {referrers}.", \
       "Other records point at this one: {referrers}.")                                           \
  KIND(restore_conflict, kConflict, "La restauration est impossible : {reason}.",                 \
       "Restoring is not possible: {reason}.")                                                    \
  KIND(unknown_version, kInvalid, "La version {version} n’existe pas.",                           \
       "Version {version} does not exist.")                                                       \
  KIND(idempotency_mismatch, kInvalid, "Cette clé d’idempotence a déjà servi pour une autre requête.", \
       "This idempotency key was used for another request.")                                      \
  KIND(invalid_cursor, kInvalid, "Ce curseur n’appartient pas à cette liste.",                    \
       "This cursor does not belong to this list.")                                               \
  KIND(unknown_reference, kInvalid, "La référence « {name} » n’a pas été créée plus haut.",       \
       "The reference “{name}” was not created before.")                                          \
  KIND(too_many_operations, kInvalid, "{max} opérations au plus.", "At most {max} operations.")   \
  KIND(not_aggregatable, kInvalid, "Ce calcul n’est pas possible sur ce champ.",                  \
       "This metric cannot be computed on this field.")                                           \
  /* tables and fields */                                                                         \
  KIND(invalid_name, kInvalid, "Un nom compte de 1 à 200 caractères, sans caractère de contrôle.", \
       "A name has 1 to 200 characters and no control character.")                                \
  KIND(invalid_slug, kInvalid, "Un identifiant commence par une lettre et ne contient que a–z, 0–9 et _.", \
       "An identifier starts with a letter and holds only a–z, 0–9 and _.")                       \
  KIND(reserved_slug, kInvalid, "« {name} » est un mot réservé.", "“{name}” is a reserved word.") \
  KIND(duplicate_slug, kInvalid, "« {name} » existe déjà.", "“{name}” already exists.")           \
  KIND(unknown_field_type, kInvalid, "Le type « {name} » n’existe pas.",                          \
       "There is no type “{name}”.")                                                              \
  KIND(invalid_option, kInvalid, "L’option n’est pas valable : {expected}.",                      \
       "The option is not valid: {expected}.")                                                    \
  KIND(cannot_be_unique, kInvalid, "Un champ de ce type ne peut pas être unique.",                \
       "A field of this type cannot be unique.")                                                  \
  KIND(unknown_table, kInvalid, "La table « {name} » n’existe pas.", "There is no table “{name}”.") \
  KIND(too_many_fields, kInvalid, "{max} champs au plus par table.", "At most {max} fields per table.") \
  KIND(too_many_tables, kInvalid, "{max} tables au plus.", "At most {max} tables.")               \
  KIND(duplicates_exist, kConflict, "Des enregistrements ont la même valeur ({count}).",          \
       "Some records have the same value ({count}).")                                             \
  KIND(conversion_loses_data, kConflict, "{count} valeurs ne peuvent pas être converties.",       \
       "{count} values cannot be converted.")                                                     \
  KIND(system_table, kForbidden, "Cette table fait partie du système : ce changement n’est pas permis.", \
       "This table is part of the system: this change is not allowed.")                           \
  KIND(table_in_use, kConflict, "D’autres tables pointent vers celle-ci : {referrers}.",          \
       "Other tables point at this one: {referrers}.")                                            \
  /* rights */                                                                                    \
  KIND(unauthenticated, kUnauthenticated, "Connectez-vous pour continuer.", "Sign in to continue.") \
  KIND(csrf_failed, kForbidden, "La requête ne vient pas d’une page de cette application.",       \
       "The request does not come from a page of this application.")                              \
  KIND(forbidden, kForbidden, "Vous n’avez pas le droit de faire cette action.",                  \
       "You are not allowed to do this.")                                                         \
  /* sign-in and passwords */                                                                     \
  KIND(invalid_credentials, kUnauthenticated,                                                     \
       "Le nom d’utilisateur ou le mot de passe est incorrect.",                                  \
       "The user name or the password is wrong.")                                                 \
  KIND(too_many_attempts, kTooMany, "Trop d’essais. Réessayez dans {minutes} min.",               \
       "Too many attempts. Retry in {minutes} min.")                                              \
  KIND(password_change_required, kForbidden, "Changez d’abord votre mot de passe.",               \
       "Change your password first.")                                                             \
  KIND(reauthentication_required, kForbidden, "Confirmez d’abord votre mot de passe.",            \
       "Confirm your password first.")                                                            \
  KIND(wrong_password, kInvalid, "Le mot de passe actuel est incorrect.",                         \
       "The current password is wrong.")                                                          \
  KIND(password_too_long, kMalformed, "Le mot de passe dépasse 1 024 octets.",                    \
       "The password is over 1,024 bytes.")                                                       \
  KIND(too_short, kInvalid, "Le mot de passe doit compter au moins {minimum} caractères.",        \
       "The password needs at least {minimum} characters.")                                       \
  KIND(not_complex, kInvalid,                                                                     \
       "Mélanger {kinds} sortes de signes (minuscules, majuscules, chiffres, autres signes), "    \
       "ou écrire au moins {simple_from} caractères.",                                            \
       "Mix {kinds} kinds of signs (lower case, upper case, digits, others), or write at "        \
       "least {simple_from} characters.")                                                         \
  KIND(too_common, kInvalid, "Ce mot de passe est trop courant pour résister.",                   \
       "This password is too common to resist.")                                                  \
  KIND(contains_personal_data, kInvalid,                                                          \
       "Le mot de passe contient votre nom, votre adresse ou le nom des lieux.",                  \
       "The password contains your name, your address or the name of the place.")                 \
  KIND(reused, kInvalid, "Ce mot de passe a déjà servi.",                                         \
       "This password was used before.")                                                          \
  /* end: every line above ends with a backslash, so that lines of two branches can be joined */

#define COCHIN_DECLARE_ERROR_KIND(name, error_code, fr, en) \
  inline constexpr ErrorKind name{#name, ErrorCode::error_code, fr, en};
COCHIN_ERROR_KINDS(COCHIN_DECLARE_ERROR_KIND)
#undef COCHIN_DECLARE_ERROR_KIND

/// All kinds, for the documentation and the test that asks for a proof of each.
std::span<const ErrorKind* const> all();

}  // namespace cochin::errors
