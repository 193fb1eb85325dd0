// The line of a page that says how many pictures nobody looked at yet, with the link that looks at them now.
#pragma once

#include <QObject>
#include <QStringList>

#include "run/Report.h"

namespace albumen {

class InfoBar;
class JobBridge;
class MessageSink;

/// Says what came of the job that it began. Threads: GUI.
class LookInfo final : public QObject
{
    Q_OBJECT

public:
    /// Requires: all outlive it.
    LookInfo(InfoBar& bar, JobBridge& bridge, MessageSink& messages, QObject* parent);

    /// So many wait; 0: nothing is said. Until openAgain() one that was closed stays so.
    void show(quint64 waiting);
    void openAgain() { closed_ = false; }
    /// As the link does.
    void look();

private:
    void refresh();
    void finished(const Report& report);

    InfoBar& bar_;
    JobBridge& bridge_;
    MessageSink& messages_;
    quint64 waiting_ = 0;
    bool closed_ = false, began_ = false;
    QStringList words_; ///< as shown
};

} // namespace albumen
