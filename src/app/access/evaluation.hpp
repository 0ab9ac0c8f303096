#pragma once

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "domain/expressions/evaluator.hpp"

namespace cochin::app {

/// For whom and when expressions are computed: owns what an `EvaluationContext` borrows.
class Evaluation {
 public:
  Evaluation(const Actor& actor, const LocalTime& time, const CatalogSnapshot& catalog)
      : me_{actor.id, actor.username, actor.groups}, time_(time), choices_(catalog->choices) {}

  /// Lives as long as this.
  domain::EvaluationContext context() const {
    domain::EvaluationContext context{*choices_, me_, time_.now, time_.today()};
    context.start_of_day = [this](Date day) { return time_.start_of(day); };
    return context;
  }

 private:
  domain::Caller me_;
  LocalTime time_;
  std::shared_ptr<const domain::ChoiceCatalog> choices_;
};

}  // namespace cochin::app
