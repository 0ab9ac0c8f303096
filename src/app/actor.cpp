#include "app/actor.hpp"

namespace cochin::app {

Actor system_actor() {
  Actor actor;
  actor.username = "system";
  actor.label = "Système";
  actor.is_superuser = true;
  return actor;
}

}  // namespace cochin::app
