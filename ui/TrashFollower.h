// Lets the files follow what was decided about the trash, from whatever page, and says which could not be moved.
#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>

#include "MessageSink.h"
#include "run/Report.h"

namespace albumen {

class CleanupQuestions;
class Decider;
class JobBridge;
class Navigator;
class Worker;

/// Starts jobs::FollowTrash as soon as nothing else runs: once for decisions that come one after another. What did not
/// follow because the window was closed follows when it opens. Threads: GUI.
class TrashFollower final : public QObject
{
    Q_OBJECT

public:
    static constexpr int quietMs = 800; ///< from the last decision to the job
    static constexpr qsizetype saidMost = 20;

    /// Requires: all outlive it.
    TrashFollower(const CleanupQuestions& cleanup, Decider& decider, JobBridge& bridge, Worker& worker,
                  MessageSink& messages, Navigator& navigator, QObject* parent = nullptr);

private:
    void isDue();
    void follow();
    void finished(const Report& report);
    void say(Rank rank, Words words);

    JobBridge& bridge_;
    MessageSink& messages_;
    Navigator& navigator_;
    QTimer soon_;
    QStringList said_; ///< topics of the messages about the last job
    bool due_ = false; ///< files are to follow what was decided since the job began
};

} // namespace albumen
