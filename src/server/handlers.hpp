// The handlers, by the file they are in. They throw Problem, diagnostics::InputError and what the store throws.
#pragma once

#include "server/routes.hpp"

namespace consilium::server {

// own_handlers.cpp: the server about itself
Response health(Service& service, const Call& call);
Response metrics(Service& service, const Call& call);
Response openapi(Service& service, const Call& call);

// knowledge_handlers.cpp: the knowledge base
Response knowledge(Service& service, const Call& call);
Response statements(Service& service, const Call& call);
Response statement(Service& service, const Call& call);
Response source(Service& service, const Call& call);
Response intervention(Service& service, const Call& call);
Response feature(Service& service, const Call& call);
Response studies(Service& service, const Call& call);
Response study(Service& service, const Call& call);

// advice_handlers.cpp: the board of a case, which the request brings along
Response advise(Service& service, const Call& call);
Response board(Service& service, const Call& call);

// inquiry_handlers.cpp: questions about such a case
Response ask(Service& service, const Call& call);
Response what_if(Service& service, const Call& call);
Response compare(Service& service, const Call& call);
Response nearest(Service& service, const Call& call);
Response sensitivity(Service& service, const Call& call);
Response pathway(Service& service, const Call& call);

// evidence_handlers.cpp: the studies and such a case
Response evidence(Service& service, const Call& call);
Response evidence_figure(Service& service, const Call& call);

// follow_up_handlers.cpp: when such a patient comes back
Response follow_up(Service& service, const Call& call);
Response follow_up_calendar(Service& service, const Call& call);

// regimen_handlers.cpp: how a treatment is given, and to one person
Response regimens(Service& service, const Call& call);
Response regimen(Service& service, const Call& call);

// report_handlers.cpp: the board on paper
Response board_report(Service& service, const Call& call);

// case_handlers.cpp: stored cases
Response list_cases(Service& service, const Call& call);
Response create_case(Service& service, const Call& call);
Response read_case(Service& service, const Call& call);
Response save_case(Service& service, const Call& call);
Response delete_case(Service& service, const Call& call);
Response case_versions(Service& service, const Call& call);

// decision_handlers.cpp: what the board decided
Response list_decisions(Service& service, const Call& call);
Response record_decision(Service& service, const Call& call);

}  // namespace consilium::server
