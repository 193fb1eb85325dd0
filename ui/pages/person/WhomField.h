// "Move to…": a field for a name, with the people whom it may mean below it, and a new person last.
#pragma once

#include "library/Questions.h"
#include "photo/Whom.h"
#include "widgets/Card.h"

class QLineEdit;
class QListWidget;

namespace albumen {

class Label;
class Worker;

/// Floats over the page that is its parent. Enter chooses, Escape and a click elsewhere close it. Threads: GUI.
class WhomField final : public Card
{
    Q_OBJECT

public:
    enum class Offers { knownAndNew, known, onlyNew };

    /// Requires: all outlive it.
    WhomField(const PeopleQuestions& people, Worker& worker, QWidget* parent);

    /// `face`: nearest people come first. `without`: not offered.
    void open(const QString& title, Offers offers, std::optional<FaceId> face, PersonId without);
    QLineEdit& field() { return *field_; }
    QListWidget& choices() { return *choices_; }

signals:
    void chosen(const albumen::Whom& whom, const QString& name);
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask();
    void show(const std::vector<NameCard>& names);
    bool typedIs(const QString& name) const;
    void enter();
    void choose();
    void close();

    const PeopleQuestions& people_;
    Worker& worker_;
    Label* title_;
    QLineEdit* field_;
    QListWidget* choices_;
    Offers offers_ = Offers::knownAndNew;
    std::optional<FaceId> face_;
    PersonId without_{};
    quint64 asked_ = 0, answered_ = 0; ///< questions; older answers are dropped
    bool enterWaits_ = false;          ///< Enter came before the answer to what was typed
};

} // namespace albumen
