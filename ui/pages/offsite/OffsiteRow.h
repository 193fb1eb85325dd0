// A place off this machine: where it is, what lies there, who can read it, and what can be done.
#pragma once

#include <QWidget>

#include "library/Cards.h"

namespace albumen {

class Button;
class Label;
class WrappedLabel;

/// Threads: GUI.
class OffsiteRow final : public QWidget
{
    Q_OBJECT

public:
    explicit OffsiteRow(QWidget* parent);

    void show(const OffsiteCard& card);
    const OffsiteCard& card() const { return card_; }
    /// `alone`: its Send is the one step of the page. `why` empty: a job can be begun.
    void setState(bool alone, const QString& why);
    QString words() const;
    Button& bringButton() { return *bring_; }
    Button& removeButton() { return *remove_; }

signals:
    void sendClicked();
    void checkClicked();
    void bringClicked();
    void removeClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    OffsiteCard card_;
    Label *name_, *where_;
    WrappedLabel *goes_, *last_, *sameDisk_, *encryption_;
    Button *send_, *check_, *bring_, *remove_;
};

} // namespace albumen
