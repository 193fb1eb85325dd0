// "Forget this person": asked with what would be deleted, done as a job, and said.
#pragma once

#include <optional>

#include <QObject>

#include "Parts.h"
#include "library/Cards.h"

namespace albumen {

struct Report;
class AskPanel;

/// For a page that has an AskPanel. Threads: GUI.
class Forgetting final : public QObject
{
    Q_OBJECT

public:
    /// Requires: the panel outlives it.
    Forgetting(const Parts& parts, AskPanel& panel, QObject* parent);

    /// No job runs, which it would have to wait for.
    bool can() const;
    /// Shows the question; nothing is deleted before it is answered. Somebody who is gone is not asked about.
    void ask(PersonId person);

signals:
    void done(); ///< somebody was forgotten

private:
    void ask(const PersonCard& person);
    void start(const PersonCard& person);
    void finished(const Report& report);

    const Parts parts_;
    AskPanel& panel_;
    std::optional<PersonCard> leaves_; ///< who is being forgotten
};

} // namespace albumen
