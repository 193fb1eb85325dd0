// Events as rows, newest first.
#pragma once

#include <map>

#include "library/EventQuestions.h"
#include "library/Questions.h"
#include "models/IdListModel.h"

namespace albumen {

/// An event with the picture that it is shown by.
struct ShownEvent {
    EventCard card;
    std::optional<ContentNo> cover;
};

enum EventRole {
    eventDetailRole = IdListModel::ownRole, ///< QString: days and photos
    eventPeopleRole,                        ///< QString; may be empty
    eventCoverRole,                         ///< qint64: a ContentNo; invalid: none
};

/// An id is that of the event's first photo. Threads: GUI.
using EventModel = CardModel<ShownEvent>;

/// Requires: all outlive it.
EventModel* makeEventModel(Worker& worker, const EventQuestions& events, const PhotoQuestions& photos, QObject* parent);
/// The pictures of these photos; on a thread of the worker.
Result<std::map<PhotoId, std::optional<ContentNo>>> picturesOf(const PhotoQuestions& photos,
                                                               const std::vector<PhotoId>& ids);

} // namespace albumen
