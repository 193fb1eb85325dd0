// The way from a file to the viewer.
#pragma once

#include <filesystem>

#include "photo/PhotoQuery.h"

class QObject;

namespace albumen {

class MessageSink;
class Navigator;
class PhotoQuestions;
class Worker;

/// What the way needs. Requires: all outlive the answer.
struct PhotoWay {
    Worker& worker;
    const PhotoQuestions& photos;
    Navigator& navigator;
    MessageSink& messages;
};

/// Asks which photo lies there, and goes to it in the viewer, among those of `list`; says so where it is gone.
/// `who`: nothing happens when it is gone by then.
void goToPhoto(const PhotoWay& way, QObject* who, const std::filesystem::path& photo, const PhotoQuery& list);

} // namespace albumen
