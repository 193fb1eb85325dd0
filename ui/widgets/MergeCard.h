// "Merge Lena and Nora?": both side by side, what speaks against it, which name stays. Not modal.
#pragma once

#include <optional>

#include "library/Questions.h"
#include "widgets/Card.h"

class QBoxLayout;
class QRadioButton;

namespace albumen {

class Button;
class Label;
class PersonBadge;
class Thumbnails;

/// Two people who may be one, and what joining them would join.
struct Merging {
    PersonCard one, other;
    PairCard pair;
    std::optional<PersonId> onto = {}; ///< the other one was dropped on this one
};
/// Fails: personUnknown: one of them is gone. Threads: all.
Result<Merging> mergingOf(const PeopleQuestions& people, PersonId one, PersonId other);

/// The name of whom the other was dropped on is proposed, else of who has more photos; one without a letter in it, "12"
/// or "?", against none that has. Esc and Cancel close it. Threads: GUI.
class MergeCard final : public Card
{
    Q_OBJECT

public:
    MergeCard(Thumbnails& thumbnails, QWidget* parent);

    void open(const Merging& merging);
    void shut();
    /// One below the other, for a panel at the side.
    void setUpright(bool upright);
    void retranslate();
    QString words() const;
    const PersonBadge& oneBadge() const { return *oneBadge_; }
    const PersonBadge& otherBadge() const { return *otherBadge_; }

signals:
    void confirmed(qint64 from, qint64 into); ///< raw(PersonId); the name of `into` stays
    void closed();                            ///< and the focus was inside

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void layOut();

    QBoxLayout *both_ = nullptr, *choices_ = nullptr; ///< the people and what is said; what stays, and the buttons
    bool upright_ = false;
    PersonBadge *oneBadge_, *otherBadge_;
    Label *title_, *facts_, *warning_;
    QRadioButton *keepOne_, *keepOther_;
    Button *merge_, *cancel_;
    Merging merging_;
};

} // namespace albumen
