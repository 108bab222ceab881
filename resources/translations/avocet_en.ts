<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>avocet::ChatHeader</name>
    <message numerus="yes">
        <source>%n new elsewhere</source>
        <translation>
            <numerusform>%n new elsewhere</numerusform>
            <numerusform>%n new elsewhere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) here</source>
        <translation>
            <numerusform>%n person here</numerusform>
            <numerusform>%n people here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>avocet::ChatPane</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>avocet::ChatRoomModel</name>
    <message numerus="yes">
        <source>%n more message(s) from %1, too fast to be shown one by one</source>
        <translation>
            <numerusform>%n more message from %1, too fast to be shown one by one</numerusform>
            <numerusform>%n more messages from %1, too fast to be shown one by one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>avocet::InspectorHeader</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>avocet::MainWindow</name>
    <message numerus="yes">
        <source>%n subscription(s) refused</source>
        <translation>
            <numerusform>%n subscription refused</numerusform>
            <numerusform>%n subscriptions refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>avocet::PacketDetails</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>avocet::Rendering</name>
    <message numerus="yes">
        <source>%n sequence(s) that are not UTF-8 are shown as �.</source>
        <translation>
            <numerusform>%n sequence that is not UTF-8 is shown as �.</numerusform>
            <numerusform>%n sequences that are not UTF-8 are shown as �.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>avocet::SearchPane</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>avocet::TopicPane</name>
    <message numerus="yes">
        <source>%n new topic(s)</source>
        <translation>
            <numerusform>%n new topic</numerusform>
            <numerusform>%n new topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>avocet::TraceFilterBar</name>
    <message numerus="yes">
        <source>%n type(s)</source>
        <translation>
            <numerusform>%n type</numerusform>
            <numerusform>%n types</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>avocet::TracePane</name>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln packet</numerusform>
            <numerusform>%Ln packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) exported to %1</source>
        <translation>
            <numerusform>%Ln packet exported to %1</numerusform>
            <numerusform>%Ln packets exported to %1</numerusform>
        </translation>
    </message>
</context>
</TS>
