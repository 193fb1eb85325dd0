// "Empty the trash": asked with how many photos and bytes would be deleted, done as a job, and said.
#pragma once

#include <vector>

#include <QObject>

#include "Parts.h"
#include "photo/Ids.h"

namespace albumen {

struct Report;
class AskPanel;

/// Threads: GUI.
class TrashEmptying final : public QObject
{
    Q_OBJECT

public:
    /// Requires: the panel outlives it.
    TrashEmptying(const Parts& parts, AskPanel& panel, QObject* parent);

    /// No job runs, which it would have to wait for.
    bool can() const;
    /// Shows the question; nothing is deleted before it is answered. `all`: these are all that lie there.
    void ask(const std::vector<PhotoId>& photos, quint64 bytes, bool all);

signals:
    void done();

private:
    void start(const std::vector<PhotoId>& photos);
    void finished(const Report& report);

    const Parts parts_;
    AskPanel& panel_;
    bool deleting_ = false;
};

} // namespace albumen
