// Words with a pencil, which are edited in their place: Enter takes what is typed, Esc leaves them as they were.
#pragma once

#include <QWidget>

class QLineEdit;

namespace albumen {

class Button;
class FieldReason;
class Label;

/// Threads: GUI.
class EditLine final : public QWidget
{
    Q_OBJECT

public:
    enum class Left { drops, takes }; ///< what is typed, when a click elsewhere ends it

    /// `words`: shows them, and becomes a part of this. `name`: the pencil is called NAMEPencil, the field NAMEField.
    EditLine(Label* words, const QString& name, Left left, QWidget* parent = nullptr);

    Label& words() { return *words_; }
    Button& pencil() { return *pencil_; }
    QLineEdit& field() { return *field_; }
    bool editing() const;
    /// `text`: in the field.
    void edit(const QString& text);
    void stop();
    /// Of what was typed: it stays, to be mended.
    void refuse(const QString& why);

signals:
    void wanted();                   ///< the pencil was pressed
    void typed(const QString& text); ///< without spaces around it; the field stays until it is stopped
    void stopped();                  ///< the field is gone

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(bool field);

    Label* words_;
    Button* pencil_;
    QLineEdit* field_;
    FieldReason* reason_;
    Left left_;
};

} // namespace albumen
