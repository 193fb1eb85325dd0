// What stands in the place of a list with nothing in it: what is so, what to do, and buttons for that.
#pragma once

#include "widgets/Card.h"

namespace albumen {

class Button;
class ChipFlow;
class FocusBack;
class WrappedLabel;

/// What goes of it gives the focus back. Threads: GUI.
class EmptyCard final : public Card
{
    Q_OBJECT

public:
    struct Step {
        QString id, text;
        bool proposed = false; ///< the filled one
    };

    explicit EmptyCard(QWidget* parent = nullptr);

    void show(const QString& icon, const QString& title, const QString& what, const QList<Step>& steps);
    QString title() const;
    QString what() const;
    QList<Button*> buttons() const { return buttons_; }

signals:
    void stepClicked(const QString& id);

protected:
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString icon_;
    WrappedLabel *title_, *what_;
    ChipFlow* steps_;
    QList<Button*> buttons_;
    QStringList shown_;
    FocusBack* back_;
};

} // namespace albumen
