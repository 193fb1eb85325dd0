// The head of a person's page: back, circle, name that is edited in place, counts and birth date.
#pragma once

#include <QWidget>

#include "library/Cards.h"

class QLineEdit;
class QStackedLayout;

namespace albumen {

class Actions;
class Button;
class FieldReason;
class Label;
class Thumbnails;

/// Threads: GUI.
class PersonHeader final : public QWidget
{
    Q_OBJECT

public:
    PersonHeader(Thumbnails& thumbnails, const Actions& actions, QWidget* parent = nullptr);

    /// `share`: of the faces that a person confirmed, 0..1.
    void show(const PersonCard& card, double share);
    void editName();
    void editBirth();
    void stopEditing();
    /// What was typed: the field stays and says why. False: it is gone.
    bool refuse(const QString& why);
    QLineEdit& field() { return *field_; }
    QString counts() const;
    void retranslate();

signals:
    void renamed(const QString& name);
    void birthSaid(const QString& day); ///< as typed; empty: not known
    void editingStopped();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Circle;
    void edit(bool birth);
    void accept();

    const Actions& actions_;
    Circle* circle_;
    Label *name_, *counts_;
    QLineEdit* field_;
    FieldReason* reason_;
    Label* hint_ = nullptr; ///< below the field: what a birth date is for
    QWidget* words_;
    Button* pencil_ = nullptr;
    QStackedLayout* stack_;
    PersonCard card_;
    bool birth_ = false; ///< the field holds the birth date
};

} // namespace albumen
