#pragma once

#include <functional>

#include "app/lanes.hpp"
#include "http/server/exchange.hpp"
#include "http/server/router.hpp"
#include "platform/log/log.hpp"

namespace cochin::http {

/// The lanes as the server sees them. Each returns false when the queue is full.
struct LanePorts {
  std::function<bool(std::function<void(Result<app::ReadScope>)>)> read;
  std::function<bool(std::function<Status(app::WriteScope&)>, std::function<void(Status)>)> write;
  std::function<bool(std::function<void()>)> hash;
  std::function<bool(std::function<void()>)> background;
};

/// `lanes` must outlive the ports.
LanePorts ports_of(app::Lanes& lanes);

/// Brings each call to its handler on the right lane, behind the gate, and turns what comes back,
/// exceptions too, into a response.
class Dispatcher {
 public:
  /// All three must outlive the dispatcher.
  Dispatcher(const Router& router, LanePorts lanes, platform::Log& log);

  /// Chooses the route and asks the gate, before the body is read. False when the gate needs the
  /// database: `Exchange::finish` is called later. Else `Exchange::admitted` stands at return.
  bool admit(const ExchangePtr& exchange);

  /// Runs the handler of an admitted call. True when the response stands at return; else
  /// `Exchange::finish` is called later.
  bool run(const ExchangePtr& exchange);

  /// The problem for `error`; what only the operator may know goes to the log.
  Response refuse(const Error& error, const Request& request);

 private:
  void choose_route(Call& call) const;
  bool ask_gate(const ExchangePtr& exchange);
  bool run_read(const ExchangePtr& exchange);
  bool run_write(const ExchangePtr& exchange);
  bool run_blocking(const ExchangePtr& exchange);
  void settle(Exchange& exchange, Result<Response> result);
  bool refuse_busy(Exchange& exchange);

  const Router& router_;
  LanePorts lanes_;
  platform::Log& log_;
  Route not_found_;
  Route method_not_allowed_;
  Route options_;
};

}  // namespace cochin::http
