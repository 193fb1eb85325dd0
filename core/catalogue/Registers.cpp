#include "catalogue/Registers.h"

namespace albumen {

bool changesWhoIsWho(Register reg)
{
    return reg == Register::personMergedInto || reg == Register::personBirth || reg == Register::personDeleted ||
           reg == Register::contentTaken || reg == Register::limit;
}

std::string_view nameOf(DecisionKind kind)
{
    switch (kind) {
    case DecisionKind::named: return "named";
    case DecisionKind::assigned: return "assigned";
    case DecisionKind::rejected: return "rejected";
    case DecisionKind::ignored: return "ignored";
    case DecisionKind::notAFace: return "notAFace";
    case DecisionKind::merged: return "merged";
    case DecisionKind::split: return "split";
    case DecisionKind::renamed: return "renamed";
    case DecisionKind::import: return "import";
    case DecisionKind::undo: return "undo";
    case DecisionKind::redo: return "redo";
    case DecisionKind::drawn: return "drawn";
    case DecisionKind::personChanged: return "personChanged";
    case DecisionKind::photoChanged: return "photoChanged";
    case DecisionKind::albumChanged: return "albumChanged";
    case DecisionKind::limitChanged: return "limitChanged";
    case DecisionKind::pairSaid: return "pairSaid";
    case DecisionKind::confirmed: return "confirmed";
    case DecisionKind::restored: return "restored";
    case DecisionKind::removed: return "removed";
    case DecisionKind::exchange: return "exchange";
    case DecisionKind::inExchange: return "inExchange";
    case DecisionKind::groupSplit: return "groupSplit";
    case DecisionKind::groupsMerged: return "groupsMerged";
    case DecisionKind::forgotten: return "forgotten";
    case DecisionKind::eventChanged: return "eventChanged";
    }
    return "unknown"; // written by a newer program
}

} // namespace albumen
