// What a page is made of: the questions and commands of the library, and the services of the window. A page takes what
// it needs; a test of a page gives fakes (tests/gui/PageBench.h).
#pragma once

#include <functional>

#include <QUrl>

#include "SampleDoor.h"
#include "library/Library.h"

namespace albumen {

class Actions;
class Decider;
class JobBridge;
class MessageSink;
class Navigator;
class Thumbnails;
class Worker;

/// Requires: all outlive the page. The questions block: they are asked through `worker`.
struct Parts {
    Settings& settings;
    const PeopleQuestions& people;
    const GroupQuestions& groups;
    const FaceQuestions& faces;
    const PhotoQuestions& photos;
    const SuggestionQuestions& suggestions;
    const ArchiveQuestions& archive;
    const HistoryQuestions& history;
    const PictureQuestions& pictureFacts; ///< what is in pictures, and which may go
    const CleanupQuestions& cleanup;
    const AlbumQuestions& albums;
    const EventQuestions& events;
    const PlaceQuestions& places;
    PictureSource& pictures; ///< for a viewer

    Decider& decider;  ///< takes decisions, and says what was decided with an Undo
    JobBridge& bridge; ///< jobs, and changed() when something in the library did
    Worker& worker;    ///< asks questions away from the GUI thread
    Thumbnails& thumbnails;
    Navigator& navigator; ///< to other places, by page id and query
    MessageSink& messages;
    Actions& actions; ///< where the page's actions are entered
    std::function<void(const QUrl&)> openUrl;
    SampleDoor sample = {};             ///< the album of drawn people
    bool reflinkOffered = false;        ///< the disk of the archive can make reflinks
    std::function<void()> restart = {}; ///< closes the program and opens it again; empty: that is not offered
};

} // namespace albumen
